// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/decisions: licences, refusals and orders, drafted by the department, signed by the head.
#include "core/calendar/civil_time.h"
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::Caller;
using accounts::Permission;
using http::Request;
using http::Response;
using nlohmann::json;
using provider::Decision;
using provider::DecisionWanted;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestText = 8 * 1024;
constexpr std::size_t kMostSubKinds = 64;

json decision_json(const Decision& decision) {
    return {{"id", decision.id},
            {"case_id", decision.case_id},
            {"licence", decision.licence},
            {"kind", casework::to_string(decision.kind)},
            {"state", provider::to_string(decision.state)},
            {"drafted_by", decision.drafted_by},
            {"drafted_at", calendar::iso_time(decision.drafted_at)},
            {"signed_by", decision.signed_by},
            {"signed_at",
             decision.signed_at ? json(calendar::iso_time(*decision.signed_at)) : json(nullptr)},
            {"note", decision.note}};
}

/// An ISO date, or nothing.
Result<calendar::Date> read_date(http::Fields& fields, const char* name) {
    TEREZE_ASSIGN(const auto text, fields.optional_text(name, kLongestId));
    if (text.empty())
        return calendar::Date{};
    const auto date = calendar::parse_iso_date(text);
    if (!date)
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, name);
    return *date;
}

Result<DecisionWanted> read_wanted(http::Fields& fields) {
    DecisionWanted wanted;
    TEREZE_ASSIGN(const auto kind, fields.word("kind", {"licence", "refusal", "suspension",
                                                        "resumption", "termination"}));
    wanted.kind = *casework::decision_kind_from(kind);
    TEREZE_ASSIGN(wanted.case_id, fields.optional_text("case_id", kLongestId));
    TEREZE_ASSIGN(wanted.licence, fields.optional_text("licence", kLongestId));
    TEREZE_ASSIGN(wanted.annex, fields.optional_flag("annex"));
    TEREZE_ASSIGN(wanted.sub_kinds, fields.optional_texts("sub_kinds", kMostSubKinds, kLongestId));
    TEREZE_ASSIGN(wanted.valid_until, read_date(fields, "valid_until"));
    TEREZE_ASSIGN(wanted.ground, fields.optional_text("ground", kLongestId));
    TEREZE_ASSIGN(wanted.reason, fields.optional_text("reason", kLongestText));
    TEREZE_ASSIGN(wanted.until, read_date(fields, "until"));
    TEREZE_ASSIGN(wanted.deemed_issued, fields.optional_flag("deemed_issued"));
    return wanted;
}

Result<Caller> reader(const Services& services, const Request& request) {
    return services.guard.person_at_office(request,
                                           {Permission::ExamineCases, Permission::SignDecisions});
}

Result<Caller> head(const Services& services, const Request& request) {
    return services.guard.person_at_office(request, {Permission::SignDecisions});
}

Result<Response> draft(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.person_at_office(request, {Permission::ExamineCases}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto wanted, read_wanted(fields));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto decision, services.decisions.draft(caller, wanted));
    return http::json_response(201, decision_json(decision));
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    TEREZE_ASSIGN(const auto drafted, services.decisions.drafted(caller));
    json listed = json::array();
    for (const auto& one : drafted)
        listed.push_back(decision_json(one));
    return http::json_response(200, {{"decisions", std::move(listed)}});
}

Result<Response> show(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    TEREZE_ASSIGN(const auto decision, services.decisions.show(caller, id_of(request)));
    return http::json_response(200, decision_json(decision));
}

Result<Response> show_paper(const Services& services, const Request& request, PaperPart part) {
    TEREZE_ASSIGN(const auto caller, reader(services, request));
    TEREZE_ASSIGN(const auto paper, services.decisions.paper(caller, id_of(request)));
    return paper_response(paper, part);
}

Result<Response> sign(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, head(services, request));
    TEREZE_ASSIGN(const auto signature, read_signature(request));
    TEREZE_ASSIGN(const auto decision, services.decisions.sign(caller, id_of(request), signature));
    return http::json_response(200, decision_json(decision));
}

Result<Response> give_back(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, head(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto note, fields.text("note", kLongestText));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto decision, services.decisions.give_back(caller, id_of(request), note));
    return http::json_response(200, decision_json(decision));
}

}  // namespace

void add_decision_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/decisions", with(services, draft)});
    router.add({"GET", "/v1/decisions", with(services, list)});
    router.add({"GET", "/v1/decisions/{id}", with(services, show)});
    router.add({"POST", "/v1/decisions/{id}/signature", with(services, sign), http::Pace::Slow});
    router.add({"POST", "/v1/decisions/{id}/return", with(services, give_back)});
    for (const auto& path : kPaperPaths)
        router.add({"GET", std::string("/v1/decisions/{id}/document") + path.suffix,
                    [&services, path](Request& request) {
                        return show_paper(services, request, path.part);
                    }});
}

}  // namespace tereze::server::api
