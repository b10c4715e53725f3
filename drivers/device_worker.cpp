// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/device_worker.h"

#include <utility>

namespace tereze::drivers {

using Steady = std::chrono::steady_clock;

struct DeviceWorker::Command {
    CommandId id = 0;
    CommandContext context;
    std::stop_source stop;
    std::function<void(const CommandContext&)> run;
    std::function<void(Error)> give_up;
    std::optional<Steady::time_point> cancelled_at;
    bool given_up = false;

    /// When patience with it ends, and with which error.
    Steady::time_point mercy_ends() const {
        const auto overdue = context.deadline + kMercy;
        return cancelled_at ? std::min(*cancelled_at + kMercy, overdue) : overdue;
    }
    Error last_word() const {
        return cancelled_at ? Error{"device.cancelled", ErrorClass::User, Remedy::None, {}}
                            : Error{"device.timeout", ErrorClass::Hardware, Remedy::Retry, {}};
    }
};

DeviceWorker::DeviceWorker(std::string device_id, Post post)
    : m_device_id(std::move(device_id)),
      m_post(std::move(post)),
      m_watcher([this](const std::stop_token& stop) { watch_loop(stop); }),
      m_thread([this](const std::stop_token& stop) { work_loop(stop); }) {}

DeviceWorker::~DeviceWorker() {
    cancel_all();
    m_thread.request_stop();
    m_watcher.request_stop();
}

CommandId DeviceWorker::enqueue(std::string transaction, std::chrono::milliseconds limit,
                                std::function<void(const CommandContext&)> run,
                                std::function<void(Error)> give_up,
                                std::function<void(DeviceEvent)> on_event) {
    auto command = std::make_shared<Command>();
    command->context.stop = command->stop.get_token();
    command->context.deadline = Steady::now() + limit;
    command->context.transaction = std::move(transaction);
    if (on_event) {
        command->context.emit = [post = m_post, device = m_device_id,
                                 on_event = std::move(on_event)](DeviceEvent event) {
            event.device = device;
            post([on_event, event = std::move(event)] { on_event(event); });
        };
    }
    command->run = std::move(run);
    command->give_up = std::move(give_up);
    const std::lock_guard lock(m_mutex);
    command->id = ++m_last_id;
    m_queue.push_back(command);
    m_changed.notify_all();
    return command->id;
}

void DeviceWorker::cancel(CommandId id) {
    const std::lock_guard lock(m_mutex);
    const auto tell = [&](const std::shared_ptr<Command>& command) {
        if (!command || command->id != id || command->cancelled_at) return;
        command->cancelled_at = Steady::now();
        command->stop.request_stop();
    };
    tell(m_running);
    for (const auto& command : m_queue) tell(command);
    m_changed.notify_all();
}

void DeviceWorker::cancel_all() {
    const std::lock_guard lock(m_mutex);
    const auto tell = [](Command& command) {
        if (!command.cancelled_at) command.cancelled_at = Steady::now();
        command.stop.request_stop();
    };
    if (m_running) tell(*m_running);
    for (const auto& command : m_queue) tell(*command);
    m_changed.notify_all();
}

void DeviceWorker::work_loop(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, stop, [this] { return !m_queue.empty(); });
        if (m_queue.empty()) return;
        m_running = m_queue.front();
        m_queue.pop_front();
        m_changed.notify_all();
        const auto command = m_running;
        lock.unlock();
        command->run(command->context);
        lock.lock();
        m_running.reset();
    }
}

void DeviceWorker::watch_loop(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (!m_running || m_running->given_up) {
            const auto seen = m_running;
            m_changed.wait(lock, stop, [&] { return m_running && m_running != seen; });
            continue;
        }
        const auto command = m_running;
        const auto until = command->mercy_ends();
        m_changed.wait_until(lock, stop, until, [&] {
            return m_running != command || command->mercy_ends() != until;
        });
        if (m_running == command && Steady::now() >= command->mercy_ends()) {
            command->given_up = true;
            command->give_up(command->last_word());
        }
    }
}

}  // namespace tereze::drivers
