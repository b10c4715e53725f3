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

using accounts::Permission;
using accounts::ProofPurpose;
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

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestSignature = 32 * 1024;  ///< of base64

/// What a session on the terminal is for.
Permission needed_on(const accounts::Terminal& terminal) {
    if (terminal.role == TerminalRole::Office)
        return Permission::WorkAtOffice;
    return terminal.role == TerminalRole::Desk ? Permission::WorkAtDesk
                                               : Permission::ApplyForOneself;
}

Result<accounts::Caller> person_terminal(const Services& services, const Request& request) {
    return services.guard.terminal(
        request, {TerminalRole::Desk, TerminalRole::SelfService, TerminalRole::Office});
}

Response session_json(const accounts::Session& session) {
    const auto& [token, expires_at, person] = session;
    return http::json_response(201, {{"token", token},
                                     {"expires_at", calendar::iso_time(expires_at)},
                                     {"operator",
                                      {{"login", person.login},
                                       {"name", person.name},
                                       {"iin", person.iin},
                                       {"roles", person.roles}}}});
}

/// The certificate's holder, by the answer to a challenge in the fields.
Result<accounts::Holder> proven_holder(const Services& services, const accounts::Caller& caller,
                                       http::Fields& fields, ProofPurpose purpose,
                                       const std::string& challenge) {
    TEREZE_ASSIGN(const auto signature, fields.text("signature", kLongestSignature));
    const auto octets = from_base64(signature);
    if (!octets)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "signature");
    return services.challenges.answer(caller.terminal, purpose, challenge, *octets);
}

Result<Response> log_in_with_password(const Services& services, const accounts::Caller& caller,
                                      http::Fields& fields) {
    TEREZE_ASSIGN(const auto login, fields.text("login", 64));
    TEREZE_ASSIGN(const auto password, fields.secret("password", Secret::kCapacity));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto outcome, services.accounts.log_in(caller.terminal, login, password,
                                                               needed_on(caller.terminal)));
    if (outcome.locked_until)
        return locked(services, *outcome.locked_until);
    if (outcome.not_allowed)
        return fail("accounts.role_missing", ErrorClass::User, Remedy::None);
    if (!outcome.session)
        return wrong_password(outcome.answer_after);
    return session_json(*outcome.session);
}

/// With a password, or with the certificate that answers a challenge.
Result<Response> log_in(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, person_terminal(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto challenge, fields.optional_text("challenge_id", kLongestId));
    if (challenge.empty())
        return log_in_with_password(services, caller, fields);
    TEREZE_ASSIGN(const auto holder,
                  proven_holder(services, caller, fields, ProofPurpose::LogIn, challenge));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto session,
                  services.accounts.log_in(caller.terminal, holder, needed_on(caller.terminal)));
    return session_json(session);
}

Result<Response> ask_challenge(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, person_terminal(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto word, fields.word("purpose", {"log-in", "register"}));
    TEREZE_TRY(fields.finish());
    const auto purpose = *accounts::proof_purpose_from(word);
    if (purpose == ProofPurpose::Register && caller.terminal.role != TerminalRole::SelfService)
        return fail("terminals.role_refused", ErrorClass::Fraud, Remedy::Configure,
                    std::string(accounts::to_string(caller.terminal.role)));
    TEREZE_ASSIGN(const auto challenge, services.challenges.ask(caller.terminal, purpose));
    return http::json_response(201, {{"id", challenge.id},
                                     {"text", challenge.text},
                                     {"expires_at", calendar::iso_time(challenge.expires_at)}});
}

Result<Response> register_applicant(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto challenge, fields.text("challenge_id", kLongestId));
    TEREZE_ASSIGN(const auto password, fields.secret("password", Secret::kCapacity));
    TEREZE_ASSIGN(const auto holder,
                  proven_holder(services, caller, fields, ProofPurpose::Register, challenge));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto registered,
                  services.accounts.register_applicant(caller.terminal, holder, password));
    return http::json_response(registered.is_new ? 201 : 200, {{"login", registered.person.login},
                                                               {"name", registered.person.name}});
}

Result<Response> log_out(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.person(request));
    TEREZE_TRY(services.accounts.log_out(caller, bearer_token(request)));
    return http::no_content();
}

}  // namespace

void add_session_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/sessions", with(services, log_in), http::Pace::Slow});
    router.add({"POST", "/v1/sessions/challenges", with(services, ask_challenge)});
    router.add({"DELETE", "/v1/sessions/current", with(services, log_out)});
    router.add({"POST", "/v1/accounts", with(services, register_applicant), http::Pace::Slow});
}

}  // namespace tereze::server::api
