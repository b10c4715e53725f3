// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of accounts and sessions.
#include "server/accounts/account_store.h"

#include "server/store/words.h"

namespace tereze::server::accounts::account_store {
namespace {

using store::Connection;
using store::Cursor;
using store::from_stored;
using store::to_stored;

constexpr auto kColumns =
    "account.id, account.login, account.name, account.iin, account.roles, account.halls";
constexpr int kColumnCount = 6;

/// The columns of kColumns, at the beginning of a row.
Person read(const Cursor& row) {
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            store::split_words(row.text(4)),
            store::split_words(row.text(5))};
}

}  // namespace

void insert(Connection& connection, const Person& person, const std::string& password_hash,
            Clock::TimePoint now) {
    connection.post(
        "INSERT INTO account (id, login, name, iin, roles, halls, password_hash, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {person.account_id, person.login, person.name, person.iin, store::join_words(person.roles),
         store::join_words(person.halls), password_hash, to_stored(now)});
}

void renew(Connection& connection, const Person& person, const std::string& password_hash) {
    connection.post("UPDATE account SET name = $1, iin = $2, password_hash = $3 WHERE id = $4",
                    {person.name, person.iin, password_hash, person.account_id});
    connection.post("DELETE FROM session WHERE account_id = $1", {person.account_id});
}

std::vector<Person> by_iin(Connection& connection, const std::string& iin) {
    auto rows = connection.query(
        std::string("SELECT ") + kColumns + " FROM account WHERE iin = $1 ORDER BY id", {iin});
    std::vector<Person> people;
    while (rows.next())
        people.push_back(read(rows));
    return people;
}

std::optional<Credentials> by_login(Connection& connection, const std::string& login) {
    auto row = connection.query(
        std::string("SELECT ") + kColumns + ", password_hash FROM account WHERE login = $1",
        {login});
    if (!row.next())
        return std::nullopt;
    return Credentials{read(row), row.text(kColumnCount)};
}

Attempts attempts(Connection& connection, const std::string& login_digest) {
    auto row = connection.query(
        "SELECT failed, locked_until FROM login_attempt WHERE login_sha256 = $1", {login_digest});
    if (!row.next())
        return {};
    return {row.integer(0), from_stored(row.integer(1))};
}

void set_attempts(Connection& connection, const std::string& login_digest, const Attempts& attempts,
                  Clock::TimePoint now) {
    connection.post(
        "INSERT INTO login_attempt (login_sha256, failed, last_at, locked_until) "
        "VALUES ($1, $2, $3, $4) ON CONFLICT (login_sha256) DO UPDATE SET "
        "failed = excluded.failed, last_at = excluded.last_at, "
        "locked_until = excluded.locked_until",
        {login_digest, attempts.failed, to_stored(now), to_stored(attempts.locked_until)});
}

void forget_attempts(Connection& connection, const std::string& login_digest) {
    connection.post("DELETE FROM login_attempt WHERE login_sha256 = $1", {login_digest});
}

void insert_session(Connection& connection, const std::string& token_digest,
                    const std::string& account_id, const std::string& terminal,
                    Clock::TimePoint now, Clock::TimePoint expires_at) {
    connection.post(
        "INSERT INTO session (token_sha256, account_id, terminal, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5)",
        {token_digest, account_id, terminal, to_stored(now), to_stored(expires_at)});
}

std::optional<Person> by_session(Connection& connection, const std::string& token_digest,
                                 const std::string& terminal, Clock::TimePoint now) {
    auto row = connection.query(std::string("SELECT ") + kColumns +
                                    " FROM session JOIN account ON account.id = session.account_id "
                                    "WHERE session.token_sha256 = $1 "
                                    "AND session.terminal = $2 AND session.expires_at > $3",
                                {token_digest, terminal, to_stored(now)});
    if (!row.next())
        return std::nullopt;
    return read(row);
}

void remove_session(Connection& connection, const std::string& token_digest) {
    connection.post("DELETE FROM session WHERE token_sha256 = $1", {token_digest});
}

void sweep(Connection& connection, Clock::TimePoint ended_before,
           Clock::TimePoint attempted_before) {
    connection.post("DELETE FROM session WHERE expires_at <= $1", {to_stored(ended_before)});
    connection.post("DELETE FROM login_attempt WHERE last_at < $1", {to_stored(attempted_before)});
}

}  // namespace tereze::server::accounts::account_store
