// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/conclusions: asked by the licensor, given by the bodies that the act names.
#include "core/calendar/civil_time.h"
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::Caller;
using accounts::Permission;
using cases::Part;
using http::Request;
using http::Response;
using nlohmann::json;
using provider::Conclusion;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestText = 8 * 1024;

json conclusion_json(const Conclusion& conclusion) {
    return {{"id", conclusion.id},
            {"case_id", conclusion.case_id},
            {"body", conclusion.body},
            {"office", conclusion.office},
            {"asked_at", calendar::iso_time(conclusion.asked_at)},
            {"due", conclusion.due},
            // A draft is nobody's answer yet.
            {"verdict", conclusion.is_given() ? conclusion.verdict : std::string()},
            {"given_at",
             conclusion.given_at ? json(calendar::iso_time(*conclusion.given_at)) : json(nullptr)}};
}

Response list_response(int status, const std::vector<Conclusion>& all) {
    json listed = json::array();
    for (const auto& one : all)
        listed.push_back(conclusion_json(one));
    return http::json_response(status, {{"conclusions", std::move(listed)}});
}

/// Bodies answer for themselves, the licensor for those who answered on paper.
Result<Caller> answering(const Services& services, const Request& request) {
    return services.guard.person_at_office(request,
                                           {Permission::GiveConclusions, Permission::ExamineCases});
}

Result<Caller> reader(const Services& services, const Request& request) {
    return services.guard.person_at_office(
        request,
        {Permission::GiveConclusions, Permission::ExamineCases, Permission::SignDecisions});
}

Result<Response> ask(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.person_at_office(request, {Permission::ExamineCases}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto case_id, fields.text("case_id", kLongestId));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto all, services.conclusions.ask(caller, case_id));
    return list_response(201, all);
}

/// With a case: the licensor's look at its answers; without: what is asked of the caller's office.
Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    if (!request.target.query.contains("case_id")) {
        TEREZE_ASSIGN(const auto open, services.conclusions.open(caller));
        return list_response(200, open);
    }
    TEREZE_ASSIGN(const auto case_id, parameter_of_query(request, "case_id", kLongestId));
    TEREZE_ASSIGN(const auto all, services.conclusions.of_case(caller, case_id));
    return list_response(200, all);
}

Result<Response> draft(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, answering(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto verdict, fields.word("verdict", {"positive", "negative"}));
    TEREZE_ASSIGN(const auto text, fields.optional_text("text", kLongestText));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto document, services.conclusions.draft(caller, id_of(request),
                                                                  {verdict == "positive", text}));
    return bytes_response("application/json", document);
}

Result<Response> sign(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, answering(services, request));
    TEREZE_ASSIGN(const auto signature, read_signature(request));
    TEREZE_ASSIGN(const auto given, services.conclusions.sign(caller, id_of(request), signature));
    return http::json_response(200, conclusion_json(given));
}

Result<Response> show_paper(const Services& services, const Request& request, PaperPart part) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    TEREZE_ASSIGN(const auto paper, services.conclusions.document(caller, id_of(request)));
    return paper_response(paper, part);
}

/// What a body is asked about: the case's own papers.
Result<Response> show_manifest(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    TEREZE_ASSIGN(const auto about, services.conclusions.about(caller, id_of(request)));
    TEREZE_ASSIGN(const auto bytes, services.cases.part(about.office, about.id, Part::Manifest));
    return bytes_response("application/json", bytes);
}

Result<Response> show_attachment(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    TEREZE_ASSIGN(const auto about, services.conclusions.about(caller, id_of(request)));
    TEREZE_ASSIGN(
        const auto bytes,
        services.cases.attachment(about.office, about.id, std::string(request.parameter("file"))));
    return bytes_response("application/pdf", bytes);
}

}  // namespace

void add_conclusion_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/conclusions", with(services, ask)});
    router.add({"GET", "/v1/conclusions", with(services, list)});
    router.add({"POST", "/v1/conclusions/{id}/draft", with(services, draft)});
    router.add({"POST", "/v1/conclusions/{id}/signature", with(services, sign), http::Pace::Slow});
    router.add({"GET", "/v1/conclusions/{id}/case", with(services, show_manifest)});
    router.add(
        {"GET", "/v1/conclusions/{id}/case/attachments/{file}", with(services, show_attachment)});
    for (const auto& path : kPaperPaths)
        router.add({"GET", std::string("/v1/conclusions/{id}/document") + path.suffix,
                    [&services, path](Request& request) {
                        return show_paper(services, request, path.part);
                    }});
}

}  // namespace tereze::server::api
