// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/cases and /v1/applications: submission, what was submitted, and an applicant's own.
#include "core/calendar/civil_time.h"
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"
#include "server/http/problem.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using cases::Part;
using http::Request;
using http::Response;
using nlohmann::json;

constexpr std::size_t kLargestCase = 64U * 1024 * 1024;
constexpr std::size_t kLongestSearch = 32;

Response registered(cases::Registration registration) {
    Response response;
    response.status = registration.repeated ? 200 : 201;
    response.content_type = "application/json";
    response.body = std::move(registration.receipt);
    return response;
}

/// What came in parts; it is kept until it is registered, or refused for good.
Result<Response> submit_uploaded(const Services& services, const accounts::Caller& caller,
                                 const std::string& key, Request& request) {
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto sha256, fields.text("upload", 64));
    TEREZE_TRY(fields.finish());
    const auto& terminal = caller.terminal.common_name;
    TEREZE_ASSIGN(const auto envelope, services.uploads.whole(terminal, sha256));
    auto registration = services.cases.submit(caller, key, envelope);
    if (registration || http::status_of(registration.error().code) == 422)
        TEREZE_TRY(services.uploads.drop(terminal, sha256));
    if (!registration)
        return tl::unexpected(std::move(registration).error());
    return registered(std::move(*registration));
}

Result<Response> submit(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.terminal(request, {TerminalRole::SelfService, TerminalRole::Desk,
                                                    TerminalRole::Board, TerminalRole::Office}));
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    if (http::has_media_type(request, "application/json"))
        return submit_uploaded(services, caller, key, request);
    if (request.header("content-type") != "application/cms")
        return fail("request.media_type_wrong", ErrorClass::Software, Remedy::None,
                    "application/cms expected");
    TEREZE_ASSIGN(auto registration, services.cases.submit(caller, key, as_bytes(request.body)));
    return registered(std::move(registration));
}

Response page_json(const cases::CaseRegistry::CasePage& page) {
    json listed = json::array();
    for (const auto& record : page.cases)
        listed.push_back(case_json(record));
    return http::json_response(200,
                               {{"cases", std::move(listed)},
                                {"next", page.next ? json(cursor_of(*page.next)) : json(nullptr)}});
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto status, read_status(request));
    TEREZE_ASSIGN(auto wanted, read_page(request));
    TEREZE_ASSIGN(const auto page,
                  services.cases.of_hall(caller.terminal.hall,
                                         std::string(cases::to_string(status)), std::move(wanted)));
    return page_json(page);
}

/// Part of a registration number: digits and hyphens, so that it means nothing to LIKE.
Result<std::string> read_search(const Request& request) {
    const auto given = request.target.query.find("search");
    if (given == request.target.query.end())
        return std::string();
    if (given->second.size() > kLongestSearch ||
        given->second.find_first_not_of("0123456789-") != std::string::npos)
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, "search");
    return given->second;
}

/// «Менің өтініштерім»: of all halls, wherever they were handed in.
Result<Response> list_own(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant(request));
    TEREZE_ASSIGN(const auto search, read_search(request));
    TEREZE_ASSIGN(auto wanted, read_page(request));
    TEREZE_ASSIGN(const auto page,
                  services.cases.of_applicant(caller.person->login, search, std::move(wanted)));
    return page_json(page);
}

Result<Response> show_own(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant(request));
    TEREZE_ASSIGN(
        const auto receipt,
        services.cases.own_receipt(caller.person->login, std::string(request.parameter("id"))));
    return bytes_response("application/json", receipt);
}

Result<Response> show_part(const Services& services, const Request& request, Part part,
                           const char* content_type) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(
        const auto bytes,
        services.cases.part(caller.terminal.hall, std::string(request.parameter("id")), part));
    return bytes_response(content_type, bytes);
}

Result<Response> show_attachment(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto bytes, services.cases.attachment(
                                        caller.terminal.hall, std::string(request.parameter("id")),
                                        std::string(request.parameter("file"))));
    return bytes_response("application/pdf", bytes);
}

}  // namespace

void add_case_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/cases", with(services, submit), http::Pace::Slow, kLargestCase});
    router.add({"GET", "/v1/cases", with(services, list)});
    router.add({"GET", "/v1/applications", with(services, list_own)});
    router.add({"GET", "/v1/applications/{id}", with(services, show_own)});
    router.add({"GET", "/v1/cases/{id}", [&services](Request& request) {
                    return show_part(services, request, Part::Receipt, "application/json");
                }});
    for (const auto& shown : kCaseParts)
        router.add({"GET", std::string("/v1/cases/{id}") + shown.suffix,
                    [&services, shown](Request& request) {
                        return show_part(services, request, shown.part, shown.content_type);
                    }});
    router.add({"GET", "/v1/cases/{id}/attachments/{file}", with(services, show_attachment)});
}

}  // namespace tereze::server::api
