// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who wants to hear of which change.
#include "server/http/event_hub.h"

namespace tereze::server::http {

std::unique_ptr<EventHub::Subscription> EventHub::subscribe(std::string topic, Wake wake) {
    const std::lock_guard lock(m_mutex);
    const auto id = ++m_last_id;
    m_subscribers.emplace(id, std::pair(std::move(topic), std::move(wake)));
    return std::make_unique<Subscription>(*this, id);
}

void EventHub::publish(const std::string& topic) {
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, subscriber] : m_subscribers)
        if (subscriber.first == topic)
            subscriber.second();
}

void EventHub::remove(std::uint64_t id) {
    const std::lock_guard lock(m_mutex);
    m_subscribers.erase(id);
}

}  // namespace tereze::server::http
