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
    changed_locked();
    return command->id;
}

void DeviceWorker::cancel(CommandId id) {
    const std::lock_guard lock(m_mutex);
    const auto tell = [&](const std::shared_ptr<Command>& command) {
        if (!command || command->id != id || command->cancelled_at)
            return;
        command->cancelled_at = Steady::now();
        command->stop.request_stop();
    };
    tell(m_running);
    for (const auto& command : m_queue)
        tell(command);
    changed_locked();
}

void DeviceWorker::cancel_all() {
    const std::lock_guard lock(m_mutex);
    const auto tell = [](Command& command) {
        if (!command.cancelled_at)
            command.cancelled_at = Steady::now();
        command.stop.request_stop();
    };
    if (m_running)
        tell(*m_running);
    for (const auto& command : m_queue)
        tell(*command);
    changed_locked();
}

void DeviceWorker::work_loop(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, stop, [this] { return !m_queue.empty(); });
        if (m_queue.empty())
            return;
        m_running = m_queue.front();
        m_queue.pop_front();
        changed_locked();
        const auto command = m_running;
        lock.unlock();
        command->run(command->context);
        lock.lock();
        m_running.reset();
        changed_locked();  // the watcher lets go of it, and of what its closures hold
    }
}

void DeviceWorker::watch_loop(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto next = most_urgent_locked();
        if (next && Steady::now() >= next->mercy_ends()) {
            next->given_up = true;
            next->give_up(next->last_word());
            continue;
        }
        const auto changed = [this, seen = m_changes] { return m_changes != seen; };
        if (next)
            m_changed.wait_until(lock, stop, next->mercy_ends(), changed);
        else
            m_changed.wait(lock, stop, changed);
    }
}

std::shared_ptr<DeviceWorker::Command> DeviceWorker::most_urgent_locked() const {
    std::shared_ptr<Command> urgent;
    const auto consider = [&urgent](const std::shared_ptr<Command>& command) {
        if (!command || command->given_up)
            return;
        if (!urgent || command->mercy_ends() < urgent->mercy_ends())
            urgent = command;
    };
    consider(m_running);
    for (const auto& command : m_queue)
        consider(command);
    return urgent;
}

void DeviceWorker::changed_locked() {
    ++m_changes;
    m_changed.notify_all();
}

}  // namespace tereze::drivers
