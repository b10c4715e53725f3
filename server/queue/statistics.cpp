// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A hall's day in numbers.
#include "server/queue/statistics.h"

#include "core/calendar/civil_time.h"
#include "server/queue/ticket.h"

#include <algorithm>

namespace tereze::server::queue {
namespace {

using std::chrono::milliseconds;

/// Where a ticket stands while its facts are gone through.
struct Walk {
    std::string service;
    std::string window;
    std::optional<Clock::TimePoint> waits_since;
    std::optional<Clock::TimePoint> served_since;
};

class Counting {
  public:
    explicit Counting(std::chrono::minutes wait_limit) : m_wait_limit(wait_limit) {}

    void add(const TicketFact& fact) {
        if (fact.event == "ticket.reserved")
            ++m_day.issued;
        const auto action = action_of(fact.event);
        if (!action)
            return;
        auto& walk = m_walks[fact.ticket_id];
        switch (*action) {
            case TicketAction::ConfirmPrint:
                enter(walk, fact);
                return count(walk, &Tally::joined);
            case TicketAction::ComeBack:
            case TicketAction::Resume:
                return enter(walk, fact);
            case TicketAction::Redirect:
            case TicketAction::GoOn:
                end_service(walk, fact);
                return enter(walk, fact);
            case TicketAction::Park:
                return end_service(walk, fact);
            case TicketAction::Call:
                return call(walk, fact);
            case TicketAction::Recall:
                return count(walk, &Tally::recalled);
            case TicketAction::Start:
                walk.served_since = fact.at;
                return;
            case TicketAction::MarkNoShow:
                return count(walk, &Tally::no_shows);
            case TicketAction::Finish:
                end_service(walk, fact);
                return count(walk, &Tally::finished);
            case TicketAction::Cancel:
                return count(walk, &Tally::cancelled);
            case TicketAction::Abandon:
                return count(walk, &Tally::abandoned);
        }
    }

    DayStatistics result() && { return std::move(m_day); }

  private:
    /// The whole, the service, and the window once one has called.
    template <class Change>
    void in_all(const Walk& walk, const Change& change) {
        change(m_day.all);
        if (!walk.service.empty())
            change(m_day.by_service[walk.service]);
        if (!walk.window.empty())
            change(m_day.by_window[walk.window]);
    }

    void count(const Walk& walk, std::int64_t Tally::*number) {
        in_all(walk, [&](Tally& tally) { ++(tally.*number); });
    }

    static void enter(Walk& walk, const TicketFact& fact) {
        walk.waits_since = fact.at;
        walk.window.clear();
        walk.service = fact.detail;
    }

    void call(Walk& walk, const TicketFact& fact) {
        walk.window = fact.detail;
        count(walk, &Tally::called);
        if (!walk.waits_since)
            return;
        const auto waited = span(*walk.waits_since, fact.at);
        walk.waits_since.reset();
        in_all(walk, [&](Tally& tally) {
            tally.wait.add(waited);
            tally.over_limit += waited > m_wait_limit ? 1 : 0;
        });
        m_day.wait_by_hour.at(hour_in_almaty(fact.at)).add(waited);
    }

    void end_service(Walk& walk, const TicketFact& fact) {
        if (!walk.served_since)
            return;
        const auto served = span(*walk.served_since, fact.at);
        walk.served_since.reset();
        in_all(walk, [&](Tally& tally) { tally.service.add(served); });
    }

    /// A clock that was set back gives no negative time.
    static milliseconds span(Clock::TimePoint from, Clock::TimePoint to) {
        return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(to - from));
    }

    static std::size_t hour_in_almaty(Clock::TimePoint at) {
        const auto local = calendar::local_in_almaty(at);
        const auto of_day = local - std::chrono::floor<std::chrono::days>(local);
        return static_cast<std::size_t>(of_day / std::chrono::hours(1));
    }

    std::chrono::minutes m_wait_limit;
    DayStatistics m_day;
    std::map<std::string, Walk> m_walks;
};

}  // namespace

void Spans::add(milliseconds span) {
    ++count;
    sum += span;
    longest = std::max(longest, span);
}

milliseconds Spans::mean() const {
    return count == 0 ? milliseconds(0) : sum / count;
}

DayStatistics count_day(const std::vector<TicketFact>& facts, std::chrono::minutes wait_limit) {
    Counting counting(wait_limit);
    for (const auto& fact : facts)
        counting.add(fact);
    return std::move(counting).result();
}

}  // namespace tereze::server::queue
