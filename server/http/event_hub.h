// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who wants to hear of which change, and the news made once for all of them.
#pragma once

#include "server/http/message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace tereze::server::http {

/// Safe to use from several threads. All streams of one name share one *feed*: after a publication
/// of its topic the snapshot is asked once, however many listen, and not more often than the stream
/// allows, so a thousand boards cost as much as one.
class EventHub {
  public:
    using News = std::shared_ptr<const std::string>;
    /// Called on any thread; must only hand over that there is news.
    using Wake = std::function<void()>;
    /// Runs a task once after a delay, on a thread where it may wait for the database.
    using Schedule = std::function<void(std::chrono::milliseconds, std::function<void()>)>;

    /// Ends when it goes. Must not outlive the hub.
    class Subscription {
      public:
        Subscription(EventHub& hub, std::string feed, std::uint64_t id)
            : m_hub(&hub), m_feed(std::move(feed)), m_id(id) {}
        Subscription(const Subscription&) = delete;
        Subscription& operator=(const Subscription&) = delete;
        ~Subscription() { m_hub->remove(m_feed, m_id); }

        /// The latest news; the same object while nothing has changed, nothing before the first.
        News latest() const { return m_hub->latest(m_feed); }

      private:
        EventHub* m_hub;
        std::string m_feed;
        std::uint64_t m_id;
    };

    /// Before anything is subscribed; with nothing when the threads that it uses end.
    void schedule_with(Schedule schedule);
    /// Starts the feed where this is its first listener.
    std::unique_ptr<Subscription> subscribe(const EventStream& stream, Wake wake);
    /// Something of the topic has changed; an empty topic stands for all of them.
    void publish(const std::string& topic);

  private:
    using Time = std::chrono::steady_clock::time_point;

    struct Feed {
        EventStream stream;
        News news;
        bool stale = true;       ///< something changed since the snapshot began
        bool scheduled = false;  ///< a refresh is under way or will be
        Time refreshed{};
        std::map<std::uint64_t, Wake> listeners;
    };

    void refresh_soon(const std::string& name, Feed& feed);
    void refresh(const std::string& name);
    News latest(const std::string& name);
    void remove(const std::string& name, std::uint64_t id);

    std::mutex m_mutex;
    Schedule m_schedule;
    std::uint64_t m_last_id = 0;
    std::map<std::string, Feed> m_feeds;
};

}  // namespace tereze::server::http
