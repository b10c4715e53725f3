// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/cases: submission and what was submitted.
#include "core/calendar/civil_time.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using cases::Part;
using http::Request;
using http::Response;
using nlohmann::json;

constexpr std::size_t kLargestCase = 64U * 1024 * 1024;

Response bytes_response(const char* content_type, const Bytes& bytes) {
    Response response;
    response.content_type = content_type;
    response.body = as_text(bytes);
    return response;
}

Result<Response> submit(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.terminal(request, {TerminalRole::SelfService, TerminalRole::Desk,
                                                    TerminalRole::Board}));
    if (request.header("content-type") != "application/cms")
        return fail("request.media_type_wrong", ErrorClass::Software, Remedy::None,
                    "application/cms expected");
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    TEREZE_ASSIGN(auto registration, services.cases.submit(caller, key, as_bytes(request.body)));
    Response response;
    response.status = registration.repeated ? 200 : 201;
    response.content_type = "application/json";
    response.body = std::move(registration.receipt);
    return response;
}

Result<std::int64_t> read_limit(const Request& request) {
    const auto given = request.target.query.find("limit");
    if (given == request.target.query.end())
        return 50;
    std::int64_t limit = 0;
    const auto& text = given->second;
    const auto [at, wrong] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (wrong != std::errc() || at != text.data() + text.size() || limit < 1 || limit > 200)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "limit");
    return limit;
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    const auto state = request.target.query.find("state");
    if (state != request.target.query.end() && state->second != "registered")
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "state");
    TEREZE_ASSIGN(const auto limit, read_limit(request));
    TEREZE_ASSIGN(const auto records,
                  services.cases.latest(caller.terminal.hall, "registered", limit));
    json listed = json::array();
    for (const auto& record : records)
        listed.push_back(
            {{"id", record.id},
             {"registration_number", record.registration_number},
             {"registered_at", calendar::iso_time(record.registered_at)},
             {"service_id", record.service_id},
             {"operation", record.operation},
             {"state", record.state},
             {"applicant_name", record.applicant_name},
             {"expected_result",
              record.expected_result.empty() ? json(nullptr) : json(record.expected_result)},
             {"expected_result_provisional", record.expected_provisional}});
    return http::json_response(200, {{"cases", std::move(listed)}});
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
    struct Shown {
        const char* suffix;
        Part part;
        const char* content_type;
    };
    const Shown all[] = {{"", Part::Receipt, "application/json"},
                         {"/manifest", Part::Manifest, "application/json"},
                         {"/signature", Part::Signature, "application/pkcs7-signature"},
                         {"/chain", Part::Chain, "application/x-pem-file"}};
    for (const auto& shown : all)
        router.add({"GET", std::string("/v1/cases/{id}") + shown.suffix,
                    [&services, shown](Request& request) {
                        return show_part(services, request, shown.part, shown.content_type);
                    }});
    router.add({"GET", "/v1/cases/{id}/attachments/{file}", with(services, show_attachment)});
}

}  // namespace tereze::server::api
