// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The hall's queue as it changes: server-sent events of GET /v1/events, on a thread of its own.
#pragma once

#include "kiosk/central/client.h"

#include <functional>
#include <thread>

namespace tereze::central {

/// Splits a text/event-stream (WHATWG HTML §9.2) into events; pure, keeps what is unfinished.
class EventParser {
  public:
    struct Event {
        std::string name;
        std::string data;
    };
    /// Feeds a piece of the stream; returns the events that it completed.
    std::vector<Event> feed(std::string_view piece);

  private:
    std::string m_pending;
    Event m_event;
};

/// Calls back on its own thread with each state of the queue, and when the connection is lost.
class QueueWatch {
  public:
    struct Callbacks {
        std::function<void(queue::HallQueue)> on_queue;
        std::function<void(Error)> on_lost;
    };
    QueueWatch(HttpSettings settings, Callbacks callbacks);
    ~QueueWatch();

  private:
    void run(const std::stop_token& stop);
    HttpSettings m_settings;
    Callbacks m_callbacks;
    std::jthread m_thread;
};

}  // namespace tereze::central
