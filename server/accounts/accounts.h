// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// People at desks: accounts, log-in with growing delay and lock-out, session tokens.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "server/accounts/caller.h"
#include "server/accounts/challenges.h"
#include "server/store/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::accounts {

struct NewAccount {
    std::string login;
    std::string name;
    std::string iin;
    std::vector<std::string> roles;
    std::vector<std::string> halls{};  ///< and offices; none: all of them
};

struct Session {
    std::string token;  ///< stored hashed only
    Clock::TimePoint expires_at{};
    Person person;
};

/// How an attempt to log in ended.
struct LogIn {
    std::optional<Session> session;
    std::chrono::milliseconds answer_after{0};     ///< of a refusal
    std::optional<Clock::TimePoint> locked_until;  ///< set: locked, the password was not looked at
    bool not_allowed = false;  ///< the password was right, the account is for something else
};

struct Registered {
    Person person;
    bool is_new = false;  ///< else the account had been there and got the new password
};

struct LoginPolicy {
    int attempts = 5;
    std::chrono::milliseconds first_delay{250};  ///< doubled with each further wrong password
    std::chrono::minutes lock{15};
    std::chrono::hours session{12};
    std::chrono::minutes visit{60};  ///< the session of an applicant, at a terminal for everybody
};

/// Safe to use from several threads. `log_in` and `add` hash: not for network threads.
class Accounts {
  public:
    static constexpr std::size_t kShortestPassword = 8;

    /// `database` and `clock` must outlive the accounts.
    Accounts(store::Database& database, const Clock& clock, LoginPolicy policy);

    /// Errors: accounts.login_invalid, accounts.login_taken, accounts.name_missing,
    /// accounts.password_too_short, accounts.role_unknown, those of identity::Iin::parse,
    /// accounts.hashing_failed.
    Result<> add(const NewAccount& account, const Secret& password);

    /// A wrong password is no error but an outcome; an unknown login is not told apart from it.
    /// The account has to be for the terminal's hall and for what it is `needed` for.
    Result<LogIn> log_in(const Terminal& terminal, const std::string& login, const Secret& password,
                         Permission needed = Permission::WorkAtDesk);

    /// By certificate: a person's own account where it is `needed` to apply, else the one of the
    /// staff. Errors: accounts.not_registered.
    Result<Session> log_in(const Terminal& terminal, const Holder& holder, Permission needed);
    /// The account of an applicant, whose login is the certificate's ИИН or БИН. Once there, it
    /// gets the new password, and its sessions end: that is how a forgotten one is replaced.
    /// Errors: accounts.not_entitled (an employee without the right to sign),
    /// accounts.password_too_short, accounts.hashing_failed.
    Result<Registered> register_applicant(const Terminal& terminal, const Holder& holder,
                                          const Secret& password);
    /// Who holds the token on this terminal. Errors: accounts.session_required.
    Result<Person> by_token(const Terminal& terminal, std::string_view token);
    Result<> log_out(const Caller& caller, std::string_view token);

    Result<std::optional<Person>> by_login(const std::string& login);
    /// Removes sessions and attempts that no longer matter.
    Result<> sweep();

  private:
    struct Attempt {
        int failed = 0;
        std::optional<Clock::TimePoint> locked_until;
    };
    Result<Attempt> begin_attempt(const std::string& login_digest);
    static bool is_for(const Person& person, const Terminal& terminal, Permission needed);
    /// `by`: number of the certificate, where it was one.
    Result<Session> open_session(const Terminal& terminal, const std::string& login_digest,
                                 const Person& person, const std::string& by = {});
    Result<LogIn> turn_away(const Terminal& terminal, const std::string& login_digest,
                            const std::string& account_id);
    Result<LogIn> refuse(const Terminal& terminal, const std::string& account_id, int failed);

    store::Database& m_database;
    const Clock& m_clock;
    LoginPolicy m_policy;
    std::string m_nobodys_hash;  ///< compared with where the login is unknown, to take as long
};

}  // namespace tereze::server::accounts
