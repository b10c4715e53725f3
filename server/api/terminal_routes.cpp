// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/terminals: how a terminal gets its certificate, and how an administrator lets it in and out.
#include "core/calendar/civil_time.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tereze::server::api {
namespace {

using accounts::Permission;
using accounts::Terminal;
using accounts::TerminalRole;
using http::Request;
using http::Response;
using nlohmann::json;

constexpr std::size_t kLongestRequest = 16 * 1024;
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostServices = 64;

json terminal_json(const Terminal& terminal) {
    return {{"common_name", terminal.common_name},
            {"role", accounts::to_string(terminal.role)},
            {"hall", terminal.hall},
            {"desk", terminal.desk},
            {"services", terminal.services}};
}

json enrolment_json(const terminals::Enrolment& enrolment) {
    auto body = terminal_json(enrolment.terminal);
    body["certificate"] = enrolment.certificate_pem;
    body["authority"] = enrolment.authority_pem;
    body["not_after"] = calendar::iso_time(enrolment.not_after);
    body["renew_after"] = calendar::iso_time(enrolment.renew_after);
    return body;
}

/// PKCS#10 in base64.
Result<Bytes> read_request(http::Fields& fields) {
    TEREZE_ASSIGN(const auto text, fields.text("request", kLongestRequest));
    auto octets = from_base64(text);
    if (!octets)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "request");
    return std::move(*octets);
}

Result<accounts::Caller> any_terminal(const Services& services, const Request& request) {
    return services.guard.terminal(
        request, {TerminalRole::SelfService, TerminalRole::Desk, TerminalRole::Board,
                  TerminalRole::Office, TerminalRole::Monitor});
}

/// On the public listener: who enrols has no certificate yet.
Result<Response> enrol(const Services& services, Request& request) {
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto code, fields.text("code", kLongestWord));
    TEREZE_ASSIGN(const auto asked, read_request(fields));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto enrolment, services.terminals.enrol(code, asked));
    return http::json_response(201, enrolment_json(enrolment));
}

Result<Response> show_current(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, any_terminal(services, request));
    auto body = terminal_json(caller.terminal);
    const auto enrolment = services.terminals.current(caller.terminal);
    body["not_after"] = enrolment ? json(calendar::iso_time(enrolment->not_after)) : json(nullptr);
    body["renew_after"] =
        enrolment ? json(calendar::iso_time(enrolment->renew_after)) : json(nullptr);
    return http::json_response(200, body);
}

Result<Response> renew(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, any_terminal(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto asked, read_request(fields));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto enrolment, services.terminals.renew(caller.terminal, asked));
    return http::json_response(201, enrolment_json(enrolment));
}

Result<accounts::Caller> administrator(const Services& services, const Request& request) {
    return services.guard.person_at_desk(request, Permission::ManageTerminals);
}

bool is_hall(const Services& services, const std::string& id) {
    return std::any_of(services.halls.begin(), services.halls.end(),
                       [&](const cases::Hall& hall) { return hall.id == id; });
}

Result<Terminal> read_terminal(const Services& services, const accounts::Caller& caller,
                               http::Fields& fields) {
    Terminal terminal;
    TEREZE_ASSIGN(terminal.common_name, fields.text("common_name", kLongestWord));
    TEREZE_ASSIGN(const auto role,
                  fields.word("role", {"self-service", "desk", "board", "office", "monitor"}));
    terminal.role = *accounts::terminal_role_from(role);
    TEREZE_ASSIGN(terminal.hall, fields.text("hall", kLongestWord));
    if (terminal.role == TerminalRole::Desk) {
        TEREZE_ASSIGN(terminal.desk, fields.text("desk", kLongestWord));
    }
    TEREZE_ASSIGN(terminal.services,
                  fields.optional_texts("services", kMostServices, kLongestWord));
    TEREZE_TRY(fields.finish());
    if (terminal.role == TerminalRole::Office ? services.offices.find(terminal.hall) == nullptr
                                              : !is_hall(services, terminal.hall))
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "hall");
    if (!caller.person->belongs_to(terminal.hall))
        return fail("accounts.role_missing", ErrorClass::User, Remedy::None);
    return terminal;
}

Result<Response> invite(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, administrator(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto terminal, read_terminal(services, caller, fields));
    TEREZE_ASSIGN(const auto invitation, services.terminals.invite(terminal, caller.account_id()));
    return http::json_response(201, {{"code", invitation.code},
                                     {"expires_at", calendar::iso_time(invitation.expires_at)}});
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, administrator(services, request));
    TEREZE_ASSIGN(const auto all, services.terminals.list());
    json items = json::array();
    for (const auto& known : all) {
        if (!caller.person->belongs_to(known.terminal.hall))
            continue;
        auto item = terminal_json(known.terminal);
        item["state"] = terminals::to_string(known.standing);
        item["not_after"] = known.certificate_not_after
                                ? json(calendar::iso_time(*known.certificate_not_after))
                                : json(nullptr);
        items.push_back(std::move(item));
    }
    return http::json_response(200, {{"terminals", std::move(items)}});
}

Result<Response> revoke(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, administrator(services, request));
    const std::string name(request.parameter("name"));
    TEREZE_ASSIGN(const auto all, services.terminals.list());
    const bool is_own = std::any_of(all.begin(), all.end(), [&](const auto& known) {
        return known.terminal.common_name == name && caller.person->belongs_to(known.terminal.hall);
    });
    if (!is_own)
        return fail("terminals.not_found", ErrorClass::User, Remedy::None);
    TEREZE_TRY(services.terminals.revoke(name, caller.account_id()));
    return http::no_content();
}

}  // namespace

void add_enrolment_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/terminals", with(services, enrol), http::Pace::Slow});
}

void add_terminal_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/terminals", with(services, list)});
    router.add({"POST", "/v1/terminals/invitations", with(services, invite)});
    router.add({"GET", "/v1/terminals/current", with(services, show_current)});
    router.add({"POST", "/v1/terminals/current/certificate", with(services, renew)});
    router.add({"DELETE", "/v1/terminals/{name}", with(services, revoke)});
}

}  // namespace tereze::server::api
