// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What came of a case: for the desk that hands it over, and for the applicant who opens it.
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

namespace tereze::server::api {
namespace {

using http::Request;
using http::Response;

Result<Response> show_at_desk(const Services& services, const Request& request, PaperPart part) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto paper, services.results.paper(caller, id_of(request)));
    return paper_response(paper, part);
}

Result<Response> show_own(const Services& services, const Request& request, PaperPart part) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant(request));
    TEREZE_ASSIGN(const auto paper, services.results.paper(caller, id_of(request)));
    return paper_response(paper, part);
}

Result<Response> arrived(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto record, services.results.arrived(caller, id_of(request)));
    return http::json_response(200, case_json(record));
}

Result<Response> hand_over(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto record, services.results.hand_over(caller, id_of(request)));
    return http::json_response(200, case_json(record));
}

Result<Response> receive(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant(request));
    TEREZE_ASSIGN(const auto record, services.results.hand_over(caller, id_of(request)));
    return http::json_response(200, case_json(record));
}

}  // namespace

void add_result_routes(http::Router& router, const Services& services) {
    for (const auto& path : kPaperPaths) {
        router.add({"GET", std::string("/v1/cases/{id}/result") + path.suffix,
                    [&services, path](Request& request) {
                        return show_at_desk(services, request, path.part);
                    }});
        router.add({"GET", std::string("/v1/applications/{id}/result") + path.suffix,
                    [&services, path](Request& request) {
                        return show_own(services, request, path.part);
                    }});
    }
    router.add({"POST", "/v1/cases/{id}/arrived", with(services, arrived)});
    router.add({"POST", "/v1/cases/{id}/handed", with(services, hand_over)});
    router.add({"POST", "/v1/applications/{id}/received", with(services, receive)});
}

}  // namespace tereze::server::api
