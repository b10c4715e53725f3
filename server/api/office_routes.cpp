// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/office/cases: the licensor's incoming journal and work list, and the papers of its cases.
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
using provider::CaseWork;

json term_json(const std::optional<calendar::TermEnd>& term) {
    return term ? json(calendar::iso_date(term->last_day)) : json(nullptr);
}

json item_json(const CaseWork::Item& item) {
    const auto& record = item.record;
    auto body = case_json(record);
    body["incoming_at"] =
        record.incoming_at ? json(calendar::iso_time(*record.incoming_at)) : json(nullptr);
    body["executor"] = record.executor;
    body["completeness"] = record.completeness;
    body["completeness_due"] = term_json(item.terms.completeness);
    body["overdue"] = item.standing && item.standing->overdue;
    body["working_days"] = item.standing ? json(item.standing->working_days) : json(nullptr);
    body["deemed_issued"] = item.terms.deemed_issued;
    return body;
}

/// Whoever has to do with the office's own cases.
Result<Caller> licensor(const Services& services, const Request& request) {
    return services.guard.person_at_office(
        request, {Permission::KeepIncoming, Permission::ExamineCases, Permission::SignDecisions});
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, licensor(services, request));
    TEREZE_ASSIGN(const auto status, read_status(request));
    TEREZE_ASSIGN(auto wanted, read_page(request));
    TEREZE_ASSIGN(const auto list,
                  services.case_work.list(caller.terminal.hall, status, std::move(wanted)));
    json items = json::array();
    for (const auto& item : list.items)
        items.push_back(item_json(item));
    return http::json_response(200,
                               {{"cases", std::move(items)},
                                {"next", list.next ? json(cursor_of(*list.next)) : json(nullptr)}});
}

Result<Response> answer(Result<CaseWork::Item> item) {
    if (!item)
        return tl::unexpected(std::move(item).error());
    return http::json_response(200, item_json(*item));
}

Result<Response> show(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, licensor(services, request));
    return answer(services.case_work.show(caller, id_of(request)));
}

Result<Response> accept(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.person_at_office(request, {Permission::KeepIncoming}));
    return answer(services.case_work.accept(caller, id_of(request)));
}

Result<Response> take(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.person_at_office(request, {Permission::ExamineCases}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const bool over, fields.optional_flag("take_over"));
    TEREZE_TRY(fields.finish());
    return answer(services.case_work.take(caller, id_of(request), over));
}

Result<Response> judge_completeness(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.person_at_office(request, {Permission::ExamineCases}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto verdict, fields.word("verdict", {"complete", "incomplete"}));
    TEREZE_TRY(fields.finish());
    return answer(
        services.case_work.judge_completeness(caller, id_of(request), verdict == "complete"));
}

Result<Response> show_part(const Services& services, const Request& request, Part part,
                           const char* content_type) {
    TEREZE_ASSIGN(const auto caller, licensor(services, request));
    TEREZE_ASSIGN(const auto bytes,
                  services.cases.part(caller.terminal.hall, id_of(request), part));
    return bytes_response(content_type, bytes);
}

Result<Response> show_attachment(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, licensor(services, request));
    TEREZE_ASSIGN(const auto bytes,
                  services.cases.attachment(caller.terminal.hall, id_of(request),
                                            std::string(request.parameter("file"))));
    return bytes_response("application/pdf", bytes);
}

}  // namespace

void add_office_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/office/cases", with(services, list)});
    router.add({"GET", "/v1/office/cases/{id}", with(services, show)});
    router.add({"POST", "/v1/office/cases/{id}/incoming", with(services, accept)});
    router.add({"POST", "/v1/office/cases/{id}/executor", with(services, take)});
    router.add({"POST", "/v1/office/cases/{id}/completeness", with(services, judge_completeness)});
    for (const auto& shown : kCaseParts)
        router.add({"GET", std::string("/v1/office/cases/{id}") + shown.suffix,
                    [&services, shown](Request& request) {
                        return show_part(services, request, shown.part, shown.content_type);
                    }});
    router.add(
        {"GET", "/v1/office/cases/{id}/attachments/{file}", with(services, show_attachment)});
}

}  // namespace tereze::server::api
