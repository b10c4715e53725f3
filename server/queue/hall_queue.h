// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The electronic queue of all halls: two-phase tickets, calls that no two windows share.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/accounts/caller.h"
#include "server/queue/hall_rules.h"
#include "server/queue/pace.h"
#include "server/queue/statistics.h"
#include "server/queue/ticket.h"
#include "server/store/database.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::queue {

/// A ticket with what its holder wants to know.
struct Standing {
    Ticket ticket;
    std::int64_t people_ahead = 0;
    std::optional<WaitRange> wait;  ///< nothing while too few are finished to tell
    bool repeated = false;          ///< the key had been used: nothing was changed
};

struct QueueView {
    std::vector<Ticket> waiting;  ///< in the order of being called
    std::vector<Ticket> called;   ///< the last called first
    std::vector<Ticket> away;     ///< parked, or not come when they were called
};

struct Load {
    std::int64_t people_waiting = 0;
    std::optional<WaitRange> wait;
};

/// Where a window sends its visitor, and with which words.
struct Redirection {
    std::string desk;        ///< one of the hall's windows, or empty
    std::string service_id;  ///< another service, or empty; one of the two is given
    std::string note;        ///< to the next window; erased with the holder's data
    bool comes_back = false;
};

/// Safe to use from several threads. Every change is in the journal.
class HallQueue {
  public:
    struct Hooks {
        /// The rules of a hall that exists.
        std::function<const HallRules&(const std::string& hall)> rules;
        /// Whether the hall has such a window.
        std::function<bool(const std::string& hall, const std::string& desk)> has_desk;
        /// The letters before a ticket's number. Errors: tickets.service_unknown (the hall does
        /// not give the service), tickets.service_not_in_force.
        std::function<Result<std::string>(const std::string& hall, const std::string& service_id)>
            prefix;
        /// Told of each change that a board shows, after it is stored.
        std::function<void(const std::string& hall)> changed;
    };

    static constexpr std::chrono::minutes kReservation{15};
    static constexpr std::chrono::hours kLongestWait{12};
    static constexpr std::int64_t kLongestLease = 50;

    /// `database` and `clock` must outlive the queue.
    HallQueue(store::Database& database, const Clock& clock, Hooks hooks);

    /// Errors: those of the hook `prefix` for every service, request.idempotency_key_reused,
    /// tickets.benefit_unknown, tickets.day_limit, tickets.person_limit, tickets.lease_unknown (of
    /// another terminal, service or day, or without that number), tickets.number_used, those of
    /// Appointments::check_in.
    Result<Standing> reserve(const accounts::Caller& caller, const std::string& key,
                             const TicketRequest& request);
    /// Numbers for a terminal that may lose the server: `reserve` takes them later by lease and
    /// number. Repeating gives the same lease. `count` is 1 to kLongestLease.
    /// Errors: those of the hook `prefix`, request.idempotency_key_reused.
    Result<Lease> lease(const accounts::Caller& caller, const std::string& key,
                        const std::string& service_id, std::int64_t count);
    /// Joins the queue; once it has joined, repeating changes nothing.
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Standing> confirm_print(const accounts::Caller& caller, const std::string& id);
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Ticket> note_print_failure(const accounts::Caller& caller, const std::string& id,
                                      const std::string& reason);
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Ticket> cancel(const accounts::Caller& caller, const std::string& id);

    /// A person who did not come when called is there now; waits again, at the end.
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Standing> come_back(const accounts::Caller& caller, const std::string& id);

    /// The first by rank and place that this window may call; nothing where there is none.
    /// Errors: desk.ticket_open.
    Result<std::optional<Ticket>> call_next(const accounts::Caller& caller, const std::string& key);
    /// A waiting one out of its turn, which the journal keeps.
    /// Errors: desk.ticket_open, tickets.not_found, tickets.state_wrong.
    Result<Ticket> call_one(const accounts::Caller& caller, const std::string& id);
    Result<std::optional<Ticket>> current(const accounts::Caller& caller);
    /// Recall, start, no-show or finish. Where the ticket has a further service, or a window wants
    /// it back, it waits again instead of being finished. The answer still holds the holder's data.
    /// Errors: desk.no_ticket, tickets.state_wrong, tickets.recall_limit.
    Result<Ticket> act(const accounts::Caller& caller, TicketAction action);
    /// Sends the visitor away for a while, for a paper that is missing; comes back to the old place
    /// by `resume`, or by itself when the time is over. Errors: desk.no_ticket,
    /// tickets.state_wrong.
    Result<Ticket> park(const accounts::Caller& caller, std::optional<std::chrono::minutes> time);
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Ticket> resume(const accounts::Caller& caller, const std::string& id);
    /// Errors: desk.no_ticket, desk.unknown, tickets.state_wrong, those of the hook `prefix`.
    Result<Ticket> redirect(const accounts::Caller& caller, const Redirection& to);
    /// Puts a waiting ticket into a category (or none, by an empty word) on evidence that the
    /// operator has seen; `evidence` names the kind of paper, and is kept with who raised it.
    /// Errors: tickets.not_found, tickets.state_wrong, tickets.benefit_unknown.
    Result<Ticket> set_benefit(const accounts::Caller& caller, const std::string& id,
                               const std::string& benefit, const std::string& evidence);

    Result<QueueView> view(const std::string& hall);
    /// What somebody who takes a ticket now would have before them.
    Result<Load> load(const std::string& hall);
    /// `day` is ISO, in Almaty.
    Result<DayStatistics> statistics(const std::string& hall, const std::string& day);
    /// Errors: tickets.not_found.
    Result<Standing> by_token(const std::string& token);
    /// Abandons numbers that were never printed and people who left unseen, brings parked ones back
    /// when their time is over, and notes waits that come near the hall's limit.
    Result<> sweep();

  private:
    Result<> sweep(const std::string& hall);
    Result<> check_in(store::Connection& connection, const accounts::Caller& caller,
                      Ticket& ticket) const;
    Ticket make_ticket(const accounts::Caller& caller, const TicketRequest& request) const;
    Result<std::string> give_number(store::Connection& connection, const accounts::Caller& caller,
                                    const std::string& prefix, const Ticket& ticket) const;
    Result<Ticket> find_own(store::Connection& connection, const accounts::Caller& caller,
                            const std::string& id) const;
    Standing standing(store::Connection& connection, Ticket ticket, const Pace& pace) const;
    Pace pace_of(const std::string& hall);
    Result<Ticket> with_ticket(const accounts::Caller& caller, const std::string& id,
                               const std::function<Result<>(store::Connection&, Ticket&)>& body);
    Result<Ticket> with_current(const accounts::Caller& caller,
                                const std::function<Result<>(store::Connection&, Ticket&)>& body);
    Result<> call(store::Connection& connection, const accounts::Caller& caller,
                  Ticket& ticket) const;
    Result<> count_limits(store::Connection& connection, const std::string& hall,
                          const std::string& day, const TicketRequest& request) const;
    Result<bool> sweep_one(store::Connection& connection, const HallRules& rules,
                           Ticket& ticket) const;
    Result<> change(store::Connection& connection, const accounts::Caller& caller, Ticket& ticket,
                    TicketAction action) const;
    void note(store::Connection& connection, const accounts::Caller& caller, std::string_view event,
              const std::string& id, const std::string& detail = {}) const;

    store::Database& m_database;
    const Clock& m_clock;
    Hooks m_hooks;
    PaceMemory m_paces;
};

}  // namespace tereze::server::queue
