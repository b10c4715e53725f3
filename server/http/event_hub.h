// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who wants to hear of which change.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace tereze::server::http {

/// Safe to use from several threads. A wake function is called on the publisher's thread and must
/// only hand the news over.
class EventHub {
  public:
    using Wake = std::function<void()>;

    /// Ends the subscription when it goes. Must not outlive the hub.
    class Subscription {
      public:
        Subscription(EventHub& hub, std::uint64_t id) : m_hub(&hub), m_id(id) {}
        Subscription(const Subscription&) = delete;
        Subscription& operator=(const Subscription&) = delete;
        ~Subscription() { m_hub->remove(m_id); }

      private:
        EventHub* m_hub;
        std::uint64_t m_id;
    };

    std::unique_ptr<Subscription> subscribe(std::string topic, Wake wake);
    void publish(const std::string& topic);

  private:
    void remove(std::uint64_t id);
    std::mutex m_mutex;
    std::uint64_t m_last_id = 0;
    std::map<std::uint64_t, std::pair<std::string, Wake>> m_subscribers;
};

}  // namespace tereze::server::http
