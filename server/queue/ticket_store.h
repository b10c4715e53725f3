// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of tickets. Called inside Database::read and Database::write.
#pragma once

#include "server/queue/pace.h"
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
/// The first that joined and still waits.
std::optional<Ticket> first_waiting(store::Connection& connection, const std::string& hall);
/// Stores everything that may change; erases the holder's data when `ticket.state` is final.
void update(store::Connection& connection, const Ticket& ticket, Clock::TimePoint now);

/// How many wait in front of a place; 0 asks for all who wait.
std::int64_t people_ahead(store::Connection& connection, const std::string& hall,
                          std::int64_t place);
std::vector<Ticket> waiting(store::Connection& connection, const std::string& hall);
/// Called and served ones, the last called first.
std::vector<Ticket> called(store::Connection& connection, const std::string& hall);
/// Reserved before the one time, or waiting since before the other.
std::vector<Ticket> overdue(store::Connection& connection, const std::string& hall,
                            Clock::TimePoint reserved_before, Clock::TimePoint joined_before);
std::vector<std::string> halls_with_overdue(store::Connection& connection,
                                            Clock::TimePoint reserved_before,
                                            Clock::TimePoint joined_before);

Pace pace(store::Connection& connection, const std::string& hall, const std::string& day,
          Clock::TimePoint desks_since);

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
