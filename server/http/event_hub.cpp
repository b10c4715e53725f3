// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who wants to hear of which change, and the news made once for all of them.
#include "server/http/event_hub.h"

#include <algorithm>

namespace tereze::server::http {

using std::chrono::milliseconds;

void EventHub::schedule_with(Schedule schedule) {
    const std::lock_guard lock(m_mutex);
    m_schedule = std::move(schedule);
}

std::unique_ptr<EventHub::Subscription> EventHub::subscribe(const EventStream& stream, Wake wake) {
    const std::lock_guard lock(m_mutex);
    const auto id = ++m_last_id;
    auto& feed = m_feeds[stream.name];
    if (feed.listeners.empty())
        feed.stream = stream;
    feed.listeners.emplace(id, std::move(wake));
    refresh_soon(stream.name, feed);
    return std::make_unique<Subscription>(*this, stream.name, id);
}

void EventHub::publish(const std::string& topic) {
    const std::lock_guard lock(m_mutex);
    for (auto& [name, feed] : m_feeds)
        if (topic.empty() || feed.stream.topic == topic) {
            feed.stale = true;
            refresh_soon(name, feed);
        }
}

/// At once where the last time is long enough ago, else when it will be.
void EventHub::refresh_soon(const std::string& name, Feed& feed) {
    if (!feed.stale || feed.scheduled || !m_schedule)
        return;
    feed.scheduled = true;
    const auto since =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - feed.refreshed);
    const auto delay = std::max(milliseconds(0), feed.stream.at_most_every - since);
    m_schedule(delay, [this, name] { refresh(name); });
}

void EventHub::refresh(const std::string& name) {
    std::function<std::optional<std::string>()> snapshot;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_feeds.find(name);
        if (found == m_feeds.end())
            return;
        found->second.stale = false;
        snapshot = found->second.stream.snapshot;
    }
    auto text = snapshot();
    const std::lock_guard lock(m_mutex);
    const auto found = m_feeds.find(name);
    if (found == m_feeds.end())
        return;
    auto& feed = found->second;
    feed.scheduled = false;
    feed.refreshed = std::chrono::steady_clock::now();
    const bool changed = text && (!feed.news || *feed.news != *text);
    if (changed) {
        feed.news = std::make_shared<const std::string>(std::move(*text));
        for (const auto& [id, wake] : feed.listeners)
            wake();
    }
    refresh_soon(name, feed);
}

EventHub::News EventHub::latest(const std::string& name) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_feeds.find(name);
    return found == m_feeds.end() ? nullptr : found->second.news;
}

void EventHub::remove(const std::string& name, std::uint64_t id) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_feeds.find(name);
    if (found == m_feeds.end())
        return;
    found->second.listeners.erase(id);
    if (found->second.listeners.empty())
        m_feeds.erase(found);
}

}  // namespace tereze::server::http
