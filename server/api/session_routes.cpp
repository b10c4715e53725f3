// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/sessions: log in and out.
#include "core/calendar/civil_time.h"
#include "server/api/routes.h"
#include "server/http/fields.h"
#include "server/http/problem.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using http::Request;
using http::Response;

Response locked(const Services& services, Clock::TimePoint until) {
    auto response =
        http::problem({"accounts.locked", ErrorClass::User, Remedy::Retry, "too many attempts"});
    const auto left = std::chrono::ceil<std::chrono::seconds>(until - services.clock.now());
    response.headers = {{"Retry-After", std::to_string(std::max<std::int64_t>(left.count(), 1))}};
    return response;
}

Response wrong_password(std::chrono::milliseconds answer_after) {
    auto response = http::problem({"accounts.wrong_password", ErrorClass::User, Remedy::Retry, {}});
    response.delay = answer_after;
    return response;
}

Result<Response> log_in(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::Desk}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto login, fields.text("login", 64));
    TEREZE_ASSIGN(const auto password, fields.secret("password", Secret::kCapacity));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto outcome, services.accounts.log_in(caller.terminal, login, password));
    if (outcome.locked_until)
        return locked(services, *outcome.locked_until);
    if (!outcome.session)
        return wrong_password(outcome.answer_after);
    const auto& [token, expires_at, person] = *outcome.session;
    return http::json_response(201, {{"token", token},
                                     {"expires_at", calendar::iso_time(expires_at)},
                                     {"operator",
                                      {{"login", person.login},
                                       {"name", person.name},
                                       {"iin", person.iin},
                                       {"roles", person.roles}}}});
}

Result<Response> log_out(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_TRY(services.accounts.log_out(caller, bearer_token(request)));
    return http::no_content();
}

}  // namespace

void add_session_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/sessions", with(services, log_in), http::Pace::Slow});
    router.add({"DELETE", "/v1/sessions/current", with(services, log_out)});
}

}  // namespace tereze::server::api
