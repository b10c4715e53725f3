// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who may call what: the terminal's role, and the person's on top of it.
#pragma once

#include "server/accounts/accounts.h"
#include "server/cases/offices.h"
#include "server/http/message.h"
#include "server/terminals/terminals.h"

#include <initializer_list>
#include <string_view>

namespace tereze::server::api {

/// Safe to use from several threads.
class Guard {
  public:
    /// Everything must outlive the guard.
    Guard(terminals::Terminals& terminals, accounts::Accounts& accounts,
          const cases::Offices& offices)
        : m_terminals(terminals), m_accounts(accounts), m_offices(offices) {}

    /// Errors: terminals.unknown, terminals.role_refused.
    Result<accounts::Caller> terminal(const http::Request& request,
                                      std::initializer_list<accounts::TerminalRole> roles) const;
    /// A desk, self-service or office terminal with somebody logged in.
    /// Errors: those of `terminal`, accounts.session_required.
    Result<accounts::Caller> person(const http::Request& request) const;
    /// A self-service terminal with an applicant logged in. Errors: those of `terminal`,
    /// accounts.session_required, accounts.role_missing.
    Result<accounts::Caller> applicant(const http::Request& request) const;
    /// A desk with a person logged in who may do this in the desk's hall. Errors: those of
    /// `terminal`, accounts.session_required, accounts.role_missing.
    Result<accounts::Caller> person_at_desk(const http::Request& request,
                                            accounts::Permission permission) const;
    /// An office's terminal with a person logged in who may do one of these in the office. Errors:
    /// as above, and terminals.unknown where the configuration has lost the office.
    Result<accounts::Caller> person_at_office(
        const http::Request& request,
        std::initializer_list<accounts::Permission> permissions) const;
    /// An applicant at a self-service terminal, or an operator who acts with somebody at the desk.
    Result<accounts::Caller> applicant_or_operator(const http::Request& request) const;
    /// One of the office, or an operator at a desk.
    Result<accounts::Caller> office_or_operator(
        const http::Request& request,
        std::initializer_list<accounts::Permission> permissions) const;
    /// One who may serve visitors.
    Result<accounts::Caller> operator_at_desk(const http::Request& request) const {
        return person_at_desk(request, accounts::Permission::ServeVisitors);
    }

  private:
    Result<accounts::Caller> person_at(const http::Request& request, accounts::TerminalRole role,
                                       std::initializer_list<accounts::Permission> any) const;
    Result<accounts::Caller> with_person(const http::Request& request,
                                         accounts::Caller caller) const;
    terminals::Terminals& m_terminals;
    accounts::Accounts& m_accounts;
    const cases::Offices& m_offices;
};

/// The token of "Authorization: Bearer …"; empty where there is none.
std::string_view bearer_token(const http::Request& request);

}  // namespace tereze::server::api
