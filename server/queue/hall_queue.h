// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The electronic queue of all halls: two-phase tickets, calls that no two windows share.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/accounts/caller.h"
#include "server/queue/pace.h"
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
    std::optional<std::int64_t> wait_minutes;  ///< nothing while too few are finished to tell
    bool repeated = false;                     ///< the key had been used: nothing was changed
};

struct QueueView {
    std::vector<Ticket> waiting;  ///< in the order of joining
    std::vector<Ticket> called;   ///< the last called first
};

/// Safe to use from several threads. Every change is in the journal.
class HallQueue {
  public:
    struct Hooks {
        /// The letters before a ticket's number. Errors: tickets.service_unknown (the hall does
        /// not give the service), tickets.service_not_in_force.
        std::function<Result<std::string>(const std::string& hall, const std::string& service_id)>
            prefix;
        /// Told of each change that a board shows, after it is stored.
        std::function<void(const std::string& hall)> changed;
    };

    static constexpr std::chrono::minutes kReservation{15};
    static constexpr std::chrono::hours kLongestWait{12};

    /// `database` and `clock` must outlive the queue.
    HallQueue(store::Database& database, const Clock& clock, Hooks hooks);

    /// Errors: those of the hook `prefix`, request.idempotency_key_reused.
    Result<Standing> reserve(const accounts::Caller& caller, const std::string& key,
                             const TicketRequest& request);
    /// Joins the queue; once it has joined, repeating changes nothing.
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Standing> confirm_print(const accounts::Caller& caller, const std::string& id);
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Ticket> note_print_failure(const accounts::Caller& caller, const std::string& id,
                                      const std::string& reason);
    /// Errors: tickets.not_found, tickets.state_wrong.
    Result<Ticket> cancel(const accounts::Caller& caller, const std::string& id);

    /// Nothing where nobody waits. Errors: desk.ticket_open.
    Result<std::optional<Ticket>> call_next(const accounts::Caller& caller, const std::string& key);
    Result<std::optional<Ticket>> current(const accounts::Caller& caller);
    /// Recall, start, no-show or finish. The answer still holds the holder's data.
    /// Errors: desk.no_ticket, tickets.state_wrong.
    Result<Ticket> act(const accounts::Caller& caller, TicketAction action);

    Result<QueueView> view(const std::string& hall);
    /// Errors: tickets.not_found.
    Result<Standing> by_token(const std::string& token);
    /// Abandons numbers that were never printed and people who left unseen.
    Result<> sweep();

  private:
    Result<> sweep(const std::string& hall);
    Ticket make_ticket(store::Connection& connection, const accounts::Caller& caller,
                       const std::string& prefix, const TicketRequest& request) const;
    Result<Ticket> find_own(store::Connection& connection, const accounts::Caller& caller,
                            const std::string& id) const;
    Standing standing(store::Connection& connection, Ticket ticket, const Pace& pace) const;
    Pace pace_of(const std::string& hall);
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
