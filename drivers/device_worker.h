// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One thread per device: commands run one after another, and each ends in exactly one completion.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "drivers/device.h"

namespace tereze::drivers {

using CommandId = std::uint64_t;

/// Runs commands on a thread of its own and hands completions and events to `post`, which must carry
/// them to the owner's thread (in the kiosk: the user-interface thread, by an SDL event).
///
/// A command is cancelled by `cancel` or overdue by its time limit: it is then told through its
/// context, and where it does not answer within `kMercy` its completion is sent all the same
/// ("device.cancelled" or "device.timeout") and its late answer is dropped.
class DeviceWorker {
  public:
    using Post = std::function<void(std::function<void()>)>;
    static constexpr std::chrono::milliseconds kMercy{1500};

    DeviceWorker(std::string device_id, Post post);
    ~DeviceWorker();
    DeviceWorker(const DeviceWorker&) = delete;
    DeviceWorker& operator=(const DeviceWorker&) = delete;

    /// Queues a command; the return is its acknowledgement. `done` is posted exactly once.
    template <class T>
    CommandId submit(std::string transaction, std::chrono::milliseconds limit,
                     std::function<Result<T>(const CommandContext&)> work,
                     std::function<void(Result<T>)> done,
                     std::function<void(DeviceEvent)> on_event = {}) {
        auto completed = std::make_shared<std::atomic_flag>();
        auto finish = [post = m_post, completed, done = std::move(done)](Result<T> result) {
            if (completed->test_and_set()) return;
            auto carried = std::make_shared<Result<T>>(std::move(result));
            post([done, carried] { done(std::move(*carried)); });
        };
        return enqueue(
            std::move(transaction), limit,
            [work = std::move(work), finish](const CommandContext& context) {
                finish(run_guarded<T>(work, context));
            },
            [finish](Error error) { finish(fail(std::move(error))); }, std::move(on_event));
    }

    /// Asks a queued or running command to end; unknown or finished ids are ignored.
    void cancel(CommandId id);
    void cancel_all();

  private:
    struct Command;

    template <class T>
    static Result<T> run_guarded(const std::function<Result<T>(const CommandContext&)>& work,
                                 const CommandContext& context) {
        try {
            TEREZE_TRY(context.check());
            return work(context);
        } catch (const std::exception& exception) {
            return fail("device.internal", ErrorClass::Software, Remedy::Service, exception.what());
        }
    }

    CommandId enqueue(std::string transaction, std::chrono::milliseconds limit,
                      std::function<void(const CommandContext&)> run,
                      std::function<void(Error)> give_up,
                      std::function<void(DeviceEvent)> on_event);
    void work_loop(const std::stop_token& stop);
    void watch_loop(const std::stop_token& stop);
    /// Of the running and the queued, the one whose mercy ends first: a command that is stuck behind a
    /// deaf one has its answer in time as well.
    std::shared_ptr<Command> most_urgent_locked() const;
    void changed_locked();

    const std::string m_device_id;
    const Post m_post;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::shared_ptr<Command>> m_queue;
    std::shared_ptr<Command> m_running;
    CommandId m_last_id = 0;
    std::uint64_t m_changes = 0;
    std::jthread m_watcher;
    std::jthread m_thread;
};

}  // namespace tereze::drivers
