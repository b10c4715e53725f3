// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The append-only journal: who did what to which thing and when, never a name.
#pragma once

#include "core/base/clock.h"
#include "server/store/database.h"

#include <optional>
#include <string>

namespace tereze::server::store {

struct Fact {
    std::string terminal;  ///< common name of its certificate; empty for the server itself
    std::string account;   ///< id of the account; empty where nobody was logged in
    std::string event;     ///< "ticket.called"
    std::string subject;   ///< id of the ticket, case, account
    std::string detail;    ///< codes and numbers only
};

/// The line (database.h) of transactions that only add facts.
inline constexpr auto kJournalLine = "journal";

/// Inside a transaction, so that a fact and what it tells of are stored together or not at all.
void write_fact(Connection& connection, Clock::TimePoint at, const Fact& fact);

/// A fact that goes with no other change, as a refusal does, in a transaction of its own.
/// Errors: those of Database::write.
Result<> write_lone_fact(Database& database, Clock::TimePoint at, const Fact& fact);

/// The detail of the last fact of an event and subject; nothing where there was none.
std::optional<std::string> last_detail(Connection& connection, const std::string& event,
                                       const std::string& subject);

}  // namespace tereze::server::store
