// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /t, /c, /healthz and /readyz.
#include "server/web/public_routes.h"

#include "server/http/fields.h"
#include "server/web/pages.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tereze::server::web {
namespace {

using http::Request;
using http::Response;

PageContext context_of(const Sources& sources, const Request& request, const char* folder) {
    const auto wanted = request.target.query.find("lang");
    PageContext context{sources.translator, text::Language::Kazakh,
                        std::string(folder) + std::string(request.parameter("token"))};
    if (wanted != request.target.query.end())
        context.language = language_from(wanted->second);
    return context;
}

text::Localized hall_name(const Sources& sources, const std::string& id) {
    const auto hall = std::find_if(sources.halls.begin(), sources.halls.end(),
                                   [&](const cases::Hall& one) { return one.id == id; });
    return hall == sources.halls.end() ? text::Localized{} : hall->name;
}

text::Localized service_title(const Sources& sources, const std::string& id) {
    const auto catalogue = sources.catalogues.current();
    const auto* service = catalogue->service(id);
    return service == nullptr ? text::Localized{} : service->title.text;
}

/// A person with a phone reads a page, not a problem document.
template <class Found>
Result<Response> page_or_not_found(const PageContext& context, const Result<Found>& found,
                                   const std::function<std::string(const Found&)>& page) {
    if (found)
        return http::html(200, page(*found));
    if (found.error().code.rfind("store.", 0) == 0)
        return fail(found.error());
    return http::html(404, not_found_page(context));
}

Result<Response> show_ticket(const Sources& sources, const Request& request) {
    const auto context = context_of(sources, request, "/t/");
    const auto found = sources.queue.by_token(std::string(request.parameter("token")));
    return page_or_not_found<queue::Standing>(context, found, [&](const queue::Standing& standing) {
        return ticket_page(context, standing,
                           service_title(sources, standing.ticket.request.service_id),
                           hall_name(sources, standing.ticket.hall));
    });
}

Result<Response> show_case(const Sources& sources, const Request& request) {
    const auto context = context_of(sources, request, "/c/");
    const auto found = sources.cases.by_token(std::string(request.parameter("token")));
    return page_or_not_found<cases::CaseRecord>(
        context, found, [&](const cases::CaseRecord& record) {
            return case_page(context, record, service_title(sources, record.service_id),
                             hall_name(sources, record.hall));
        });
}

/// Whether the process lives: a supervisor starts another one where it does not.
Result<Response> check_health() {
    return http::json_response(200, {{"status", "ok"}});
}

/// Whether requests can be served: who spreads them goes elsewhere while they cannot.
Result<Response> check_readiness(const Sources& sources) {
    const auto read = sources.database.read([](store::Connection& connection) -> Result<> {
        connection.query("SELECT count(*) FROM schema_migration").next();
        return {};
    });
    if (!read)
        return http::json_response(503, {{"status", "not-ready"}, {"reason", read.error().code}});
    return http::json_response(200, {{"status", "ready"}});
}

}  // namespace

void add_public_routes(http::Router& router, const Sources& sources) {
    router.add({"GET", "/t/{token}",
                [&sources](Request& request) { return show_ticket(sources, request); }});
    router.add({"GET", "/c/{token}",
                [&sources](Request& request) { return show_case(sources, request); }});
    router.add({"GET", "/healthz", [](Request&) { return check_health(); }});
    router.add({"GET", "/readyz", [&sources](Request&) { return check_readiness(sources); }});
}

}  // namespace tereze::server::web
