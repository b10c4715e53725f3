// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who may call what.
#include "server/api/guard.h"

#include <algorithm>

namespace tereze::server::api {

using accounts::Caller;
using accounts::TerminalRole;

std::string_view bearer_token(const http::Request& request) {
    constexpr std::string_view kScheme = "Bearer ";
    auto value = request.header("authorization");
    if (value.substr(0, kScheme.size()) != kScheme)
        return {};
    value.remove_prefix(kScheme.size());
    return value;
}

Result<Caller> Guard::terminal(const http::Request& request,
                               std::initializer_list<TerminalRole> roles) const {
    TEREZE_ASSIGN(auto known, m_terminals.find(request.terminal, request.terminal_serial));
    if (std::find(roles.begin(), roles.end(), known.role) == roles.end())
        return fail("terminals.role_refused", ErrorClass::Fraud, Remedy::Configure,
                    std::string(accounts::to_string(known.role)));
    return Caller{std::move(known), std::nullopt};
}

Result<Caller> Guard::with_person(const http::Request& request, Caller caller) const {
    const auto token = bearer_token(request);
    if (token.empty())
        return fail("accounts.session_required", ErrorClass::User, Remedy::Retry);
    TEREZE_ASSIGN(caller.person, m_accounts.by_token(caller.terminal, token));
    return caller;
}

Result<Caller> Guard::person(const http::Request& request) const {
    TEREZE_ASSIGN(auto caller, terminal(request, {TerminalRole::Desk, TerminalRole::SelfService,
                                                  TerminalRole::Office}));
    return with_person(request, std::move(caller));
}

Result<Caller> Guard::applicant(const http::Request& request) const {
    TEREZE_ASSIGN(auto kiosk, terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(auto caller, with_person(request, std::move(kiosk)));
    if (!caller.person->may(accounts::Permission::ApplyForOneself))
        return fail("accounts.role_missing", ErrorClass::User, Remedy::None);
    return caller;
}

Result<Caller> Guard::person_at_desk(const http::Request& request,
                                     accounts::Permission permission) const {
    return person_at(request, TerminalRole::Desk, {permission});
}

Result<Caller> Guard::person_at_office(
    const http::Request& request, std::initializer_list<accounts::Permission> permissions) const {
    TEREZE_ASSIGN(auto caller, person_at(request, TerminalRole::Office, permissions));
    if (m_offices.find(caller.terminal.hall) == nullptr)
        return fail("terminals.unknown", ErrorClass::Fraud, Remedy::Configure, "no such office");
    return caller;
}

namespace {

/// Another kind of terminal asks; everything else about this one was wrong.
bool is_elsewhere(const Result<Caller>& caller) {
    return !caller && caller.error().code == "terminals.role_refused";
}

}  // namespace

Result<Caller> Guard::applicant_or_operator(const http::Request& request) const {
    auto caller = applicant(request);
    return is_elsewhere(caller) ? operator_at_desk(request) : std::move(caller);
}

Result<Caller> Guard::office_or_operator(
    const http::Request& request, std::initializer_list<accounts::Permission> permissions) const {
    auto caller = person_at_office(request, permissions);
    return is_elsewhere(caller) ? operator_at_desk(request) : std::move(caller);
}

Result<Caller> Guard::person_at(const http::Request& request, TerminalRole role,
                                std::initializer_list<accounts::Permission> any) const {
    TEREZE_ASSIGN(auto there, terminal(request, {role}));
    TEREZE_ASSIGN(auto caller, with_person(request, std::move(there)));
    const bool may = std::any_of(any.begin(), any.end(), [&](accounts::Permission permission) {
        return caller.person->may(permission);
    });
    if (!may || !caller.person->belongs_to(caller.terminal.hall))
        return fail("accounts.role_missing", ErrorClass::User, Remedy::None);
    return caller;
}

}  // namespace tereze::server::api
