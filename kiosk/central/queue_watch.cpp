// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/central/queue_watch.h"

#include <condition_variable>
#include <mutex>

namespace tereze::central {

std::vector<EventParser::Event> EventParser::feed(std::string_view piece) {
    constexpr std::size_t kLongestEvent = 4U << 20;
    std::vector<Event> complete;
    m_pending += piece;
    for (auto end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n')) {
        std::string line = m_pending.substr(0, end);
        m_pending.erase(0, end + 1);
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty()) {
            if (!m_event.data.empty())
                complete.push_back(m_event);
            m_event = {};
            continue;
        }
        const auto colon = line.find(':');
        const std::string field = line.substr(0, colon);
        std::string value = colon == std::string::npos ? "" : line.substr(colon + 1);
        if (!value.empty() && value.front() == ' ')
            value.erase(0, 1);
        if (field == "event")
            m_event.name = value;
        if (field == "data")
            m_event.data += m_event.data.empty() ? value : "\n" + value;
    }
    // A server that never ends a line must not eat the terminal's memory.
    if (m_pending.size() + m_event.data.size() > kLongestEvent)
        *this = {};
    return complete;
}

QueueWatch::QueueWatch(HttpSettings settings, Callbacks callbacks)
    : m_settings(std::move(settings)),
      m_callbacks(std::move(callbacks)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

QueueWatch::~QueueWatch() = default;

void QueueWatch::run(const std::stop_token& stop) {
    // The server sends a comment every 15 s; twice that in silence is a dead line.
    constexpr std::chrono::seconds kSilence{35};
    constexpr std::chrono::milliseconds kPause{1000};
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
        HttpConnection connection(m_settings);
        EventParser parser;
        const HttpRequest request{"GET", "/v1/events", {{"Accept", "text/event-stream"}},
                                  {},    kSilence,     stop};
        const auto ended = connection.stream(request, [&](std::string_view piece) {
            for (const auto& event : parser.feed(piece)) {
                if (event.name != "queue")
                    continue;
                if (auto hall = parse_hall_queue(event.data))
                    m_callbacks.on_queue(std::move(*hall));
            }
            return !stop.stop_requested();
        });
        if (stop.stop_requested())
            return;
        m_callbacks.on_lost(ended ? Error{"central.unreachable", ErrorClass::Network, Remedy::Retry,
                                          "event stream ended"}
                                  : ended.error());
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, kPause, [] { return false; });
    }
}

}  // namespace tereze::central
