// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of accounts and sessions. Called inside Database::read and Database::write.
#pragma once

#include "core/base/clock.h"
#include "server/accounts/caller.h"
#include "server/store/database.h"

#include <optional>
#include <string>

namespace tereze::server::accounts::account_store {

void insert(store::Connection& connection, const Person& person, const std::string& password_hash,
            Clock::TimePoint now);

struct Credentials {
    Person person;
    std::string password_hash;
};
/// Another name and password for an account; its sessions end.
void renew(store::Connection& connection, const Person& person, const std::string& password_hash);
/// All accounts of one person.
std::vector<Person> by_iin(store::Connection& connection, const std::string& iin);
std::optional<Credentials> by_login(store::Connection& connection, const std::string& login);

struct Attempts {
    std::int64_t failed = 0;
    Clock::TimePoint locked_until{};
};
Attempts attempts(store::Connection& connection, const std::string& login_digest);
void set_attempts(store::Connection& connection, const std::string& login_digest,
                  const Attempts& attempts, Clock::TimePoint now);
void forget_attempts(store::Connection& connection, const std::string& login_digest);

void insert_session(store::Connection& connection, const std::string& token_digest,
                    const std::string& account_id, const std::string& terminal,
                    Clock::TimePoint now, Clock::TimePoint expires_at);
/// The holder of a session that is good on the terminal at `now`.
std::optional<Person> by_session(store::Connection& connection, const std::string& token_digest,
                                 const std::string& terminal, Clock::TimePoint now);
void remove_session(store::Connection& connection, const std::string& token_digest);

/// Sessions that ended before the one time, attempts of before the other.
void sweep(store::Connection& connection, Clock::TimePoint ended_before,
           Clock::TimePoint attempted_before);

}  // namespace tereze::server::accounts::account_store
