// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Accounts and sessions: rules here, SQL in account_store.
#include "server/accounts/accounts.h"

#include "core/base/digest.h"
#include "core/base/ids.h"
#include "core/identity/person_number.h"
#include "server/accounts/account_store.h"
#include "server/accounts/password.h"
#include "server/store/journal.h"

#include <algorithm>
#include <cctype>

namespace tereze::server::accounts {
namespace {

using store::Connection;

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kLongestLogin = 64;
constexpr std::chrono::hours kAttemptMemory{24};
constexpr auto kLine = "accounts";  ///< of store::Database

bool is_login(std::string_view login) {
    return !login.empty() && login.size() <= kLongestLogin &&
           std::all_of(login.begin(), login.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' ||
                      c == '_';
           });
}

Result<> check(const NewAccount& account, const Secret& password) {
    // Twelve digits are the login of an applicant, who registers with a certificate.
    const bool is_number =
        account.login.size() == 12 && std::all_of(account.login.begin(), account.login.end(),
                                                  [](char c) { return c >= '0' && c <= '9'; });
    if (!is_login(account.login) || is_number)
        return fail("accounts.login_invalid", ErrorClass::User, Remedy::Retry);
    if (account.name.empty())
        return fail("accounts.name_missing", ErrorClass::User, Remedy::Retry);
    if (password.size() < Accounts::kShortestPassword)
        return fail("accounts.password_too_short", ErrorClass::User, Remedy::Retry);
    for (const auto& role : account.roles)
        if (find_role(role) == nullptr || role == kApplicant)
            return fail("accounts.role_unknown", ErrorClass::User, Remedy::Retry, role);
    TEREZE_TRY(identity::Iin::parse(account.iin));
    return {};
}

}  // namespace

Accounts::Accounts(store::Database& database, const Clock& clock, LoginPolicy policy)
    : m_database(database), m_clock(clock), m_policy(policy) {
    const auto hash = hash_password(Secret(to_hex(random_bytes(kTokenBytes))));
    if (hash)
        m_nobodys_hash = *hash;
}

Result<> Accounts::add(const NewAccount& account, const Secret& password) {
    TEREZE_TRY(check(account, password));
    TEREZE_ASSIGN(const auto hash, hash_password(password));
    const Person person{make_uuid_v7(m_clock.now()),
                        account.login,
                        account.name,
                        account.iin,
                        account.roles,
                        account.halls};
    return m_database.write(kLine, [&](Connection& connection) -> Result<> {
        if (account_store::by_login(connection, account.login))
            return fail("accounts.login_taken", ErrorClass::User, Remedy::Retry);
        account_store::insert(connection, person, hash, m_clock.now());
        store::write_fact(connection, m_clock.now(),
                          {"", "", "account.added", person.account_id, ""});
        return {};
    });
}

/// Counts the attempt as failed before the password is looked at, so that many attempts at once get
/// no more tries than one after the other.
Result<Accounts::Attempt> Accounts::begin_attempt(const std::string& login_digest) {
    const auto now = m_clock.now();
    return m_database.write(kLine, [&](Connection& connection) -> Result<Attempt> {
        auto attempts = account_store::attempts(connection, login_digest);
        if (attempts.locked_until > now)
            return Attempt{static_cast<int>(attempts.failed), attempts.locked_until};
        if (attempts.failed >= m_policy.attempts)
            attempts.failed = 0;
        ++attempts.failed;
        if (attempts.failed >= m_policy.attempts)
            attempts.locked_until = now + m_policy.lock;
        account_store::set_attempts(connection, login_digest, attempts, now);
        return Attempt{static_cast<int>(attempts.failed), std::nullopt};
    });
}

Result<LogIn> Accounts::refuse(const Terminal& terminal, const std::string& account_id,
                               int failed) {
    LogIn refusal;
    refusal.answer_after = m_policy.first_delay * (1 << std::min(failed - 1, 8));
    return m_database.write(kLine, [&](Connection& connection) -> Result<LogIn> {
        store::write_fact(connection, m_clock.now(),
                          {terminal.common_name, account_id, "account.log_in_refused", account_id,
                           std::to_string(failed)});
        return refusal;
    });
}

bool Accounts::is_for(const Person& person, const Terminal& terminal, Permission needed) {
    return person.may(needed) && (terminal.hall.empty() || person.belongs_to(terminal.hall));
}

/// The password was right: that is no attempt to guess it.
Result<LogIn> Accounts::turn_away(const Terminal& terminal, const std::string& login_digest,
                                  const std::string& account_id) {
    return m_database.write(kLine, [&](Connection& connection) -> Result<LogIn> {
        account_store::forget_attempts(connection, login_digest);
        store::write_fact(connection, m_clock.now(),
                          {terminal.common_name, account_id, "account.log_in_not_allowed",
                           account_id, terminal.desk});
        LogIn outcome;
        outcome.not_allowed = true;
        return outcome;
    });
}

Result<LogIn> Accounts::log_in(const Terminal& terminal, const std::string& login,
                               const Secret& password, Permission needed) {
    const auto login_digest = sha256_hex(as_bytes(login));
    TEREZE_ASSIGN(const auto attempt, begin_attempt(login_digest));
    if (attempt.locked_until)
        return LogIn{std::nullopt, {}, attempt.locked_until};
    TEREZE_ASSIGN(
        const auto credentials,
        m_database.read(
            [&](Connection& connection) -> Result<std::optional<account_store::Credentials>> {
                return account_store::by_login(connection, login);
            }));
    const auto account_id = credentials ? credentials->person.account_id : std::string();
    const auto& hash = credentials ? credentials->password_hash : m_nobodys_hash;
    const bool fits = password_fits(password, hash) && credentials.has_value();
    if (!fits)
        return refuse(terminal, account_id, attempt.failed);
    if (!is_for(credentials->person, terminal, needed))
        return turn_away(terminal, login_digest, account_id);
    TEREZE_ASSIGN(auto session, open_session(terminal, login_digest, credentials->person));
    return LogIn{std::move(session), {}, std::nullopt};
}

Result<Session> Accounts::open_session(const Terminal& terminal, const std::string& login_digest,
                                       const Person& person, const std::string& by) {
    const auto now = m_clock.now();
    const bool is_visit = person.may(Permission::ApplyForOneself);
    const Session session{to_hex(random_bytes(kTokenBytes)),
                          is_visit ? now + m_policy.visit : now + m_policy.session, person};
    return m_database.write(kLine, [&](Connection& connection) -> Result<Session> {
        account_store::forget_attempts(connection, login_digest);
        account_store::insert_session(connection, sha256_hex(as_bytes(session.token)),
                                      person.account_id, terminal.common_name, now,
                                      session.expires_at);
        store::write_fact(connection, now,
                          {terminal.common_name, person.account_id, "account.logged_in",
                           person.account_id, by.empty() ? terminal.desk : by});
        return session;
    });
}

Result<Person> Accounts::by_token(const Terminal& terminal, std::string_view token) {
    return m_database.read([&](Connection& connection) -> Result<Person> {
        auto person = account_store::by_session(connection, sha256_hex(as_bytes(token)),
                                                terminal.common_name, m_clock.now());
        if (!person)
            return fail("accounts.session_required", ErrorClass::User, Remedy::Retry);
        return std::move(*person);
    });
}

Result<> Accounts::log_out(const Caller& caller, std::string_view token) {
    return m_database.write(kLine, [&](Connection& connection) -> Result<> {
        account_store::remove_session(connection, sha256_hex(as_bytes(token)));
        store::write_fact(connection, m_clock.now(),
                          {caller.terminal.common_name, caller.account_id(), "account.logged_out",
                           caller.account_id(), caller.terminal.desk});
        return {};
    });
}

Result<std::optional<Person>> Accounts::by_login(const std::string& login) {
    return m_database.read([&](Connection& connection) -> Result<std::optional<Person>> {
        auto credentials = account_store::by_login(connection, login);
        if (!credentials)
            return std::optional<Person>();
        return std::optional<Person>(std::move(credentials->person));
    });
}

Result<> Accounts::sweep() {
    const auto now = m_clock.now();
    return m_database.write(kLine, [&](Connection& connection) -> Result<> {
        account_store::sweep(connection, now, now - kAttemptMemory);
        return {};
    });
}

}  // namespace tereze::server::accounts
