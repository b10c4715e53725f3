// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A hall's day in numbers, counted from the facts of the journal and from nothing else.
#pragma once

#include "core/base/clock.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::queue {

/// One fact about a ticket, in the order of the journal.
struct TicketFact {
    std::string ticket_id;
    std::string event;   ///< "ticket.called"
    std::string detail;  ///< the window; of facts that lead into the queue, the service
    Clock::TimePoint at{};
};

/// Lengths of time of one kind.
struct Spans {
    std::int64_t count = 0;
    std::chrono::milliseconds sum{0};
    std::chrono::milliseconds longest{0};

    void add(std::chrono::milliseconds span);
    std::chrono::milliseconds mean() const;
};

struct Tally {
    std::int64_t joined = 0;  ///< by paper; those who come again are not counted twice
    std::int64_t called = 0;
    std::int64_t recalled = 0;
    std::int64_t no_shows = 0;
    std::int64_t finished = 0;
    std::int64_t cancelled = 0;
    std::int64_t abandoned = 0;
    std::int64_t over_limit = 0;  ///< waits longer than the hall's limit
    Spans wait;                   ///< from entering the queue to the call, each time
    Spans service;                ///< from start to the end of it at that window
};

struct DayStatistics {
    std::int64_t issued = 0;  ///< numbers given, printed or not
    Tally all;
    std::map<std::string, Tally> by_window;  ///< calls and what followed
    std::map<std::string, Tally> by_service;
    std::array<Spans, 24> wait_by_hour;  ///< of the call, in Almaty
};

/// `wait_limit` is that of the hall.
DayStatistics count_day(const std::vector<TicketFact>& facts, std::chrono::minutes wait_limit);

}  // namespace tereze::server::queue
