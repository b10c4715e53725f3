// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of tickets. Called inside Database::read and Database::write.
#pragma once

#include "server/accounts/caller.h"
#include "server/queue/pace.h"
#include "server/queue/statistics.h"
#include "server/queue/ticket.h"
#include "server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::queue::ticket_store {

void insert(store::Connection& connection, const Ticket& ticket);
std::optional<Ticket> find(store::Connection& connection, const std::string& id);
std::optional<Ticket> find_by_token(store::Connection& connection, const std::string& token);
/// The ticket that is called or served at a window.
std::optional<Ticket> at_desk(store::Connection& connection, const std::string& hall,
                              const std::string& desk);
/// What a window that calls has to know, asked at once.
struct Next {
    std::string used;     ///< the ticket that the key was used for, or empty
    std::string at_desk;  ///< the ticket that is called or served here, or empty
    std::string waiting;  ///< the first by rank and place that this window may call, or empty
};
/// `services` of the window; none: it serves all.
Next look_for_next(store::Connection& connection, const accounts::Terminal& terminal,
                   const std::string& key);
/// Stores everything that may change; erases the holder's data when `ticket.state` is final.
void update(store::Connection& connection, const Ticket& ticket, Clock::TimePoint now);

/// How many wait in front of a ticket, by rank and place; one without a place: all of its rank.
std::int64_t people_ahead(store::Connection& connection, const Ticket& ticket);
std::vector<Ticket> waiting(store::Connection& connection, const std::string& hall);
/// Called and served ones, the last called first.
std::vector<Ticket> called(store::Connection& connection, const std::string& hall);
/// Parked, or not come when called.
std::vector<Ticket> away(store::Connection& connection, const std::string& hall);
/// Those that nothing final has happened to: whom a sweep has to look at.
std::vector<Ticket> open_tickets(store::Connection& connection, const std::string& hall);
std::vector<std::string> halls_with_open_tickets(store::Connection& connection);
/// The secret of a day, made at its first use; earlier ones are forgotten with it.
Bytes day_secret(store::Connection& connection, const std::string& day);

/// What the journal says of a day's tickets, in its order.
std::vector<TicketFact> facts_of_day(store::Connection& connection, const std::string& hall,
                                     const std::string& day);

Pace pace(store::Connection& connection, const std::string& hall, const std::string& day,
          Clock::TimePoint desks_since);

void insert_lease(store::Connection& connection, const Lease& lease,
                  const accounts::Terminal& terminal, Clock::TimePoint now);
/// One that was given to the terminal.
std::optional<Lease> find_lease(store::Connection& connection, const std::string& id,
                                const std::string& terminal);
bool is_number_used(store::Connection& connection, const std::string& hall, const std::string& day,
                    const std::string& number);

/// What an idempotency key was used for.
struct Use {
    std::string request_sha256;
    std::string ticket_id;
};
std::optional<Use> find_use(store::Connection& connection, const std::string& terminal,
                            const std::string& operation, const std::string& key);
void insert_use(store::Connection& connection, const std::string& terminal,
                const std::string& operation, const std::string& key, const Use& use,
                Clock::TimePoint now);
void forget_uses(store::Connection& connection, Clock::TimePoint before);

}  // namespace tereze::server::queue::ticket_store
