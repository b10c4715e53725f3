// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /t, /c, /l, /healthz and /readyz.
#include "server/web/public_routes.h"

#include "core/calendar/civil_time.h"
#include "server/http/fields.h"
#include "server/register/licence_store.h"
#include "server/web/pages.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tereze::server::web {
namespace {

using http::Request;
using http::Response;

/// A page about tickets is not asked more often than people look at a phone: each of a full hall's
/// visitors may have one open.
constexpr std::chrono::seconds kTicketEvery{2};

PageContext context_of(const Sources& sources, const Request& request, const char* folder,
                       text::Language otherwise = text::Language::Kazakh) {
    return {sources.translator, language_of(request, otherwise),
            std::string(folder) + std::string(request.parameter("token"))};
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

TicketPage page_of(const Sources& sources, const PageContext& context,
                   const queue::Standing& standing) {
    return {context, standing, service_title(sources, standing.ticket.request.service_id),
            hall_name(sources, standing.ticket.hall)};
}

/// A person with a phone reads a page, not a problem document.
Result<Response> not_found(const PageContext& context, const Error& error) {
    if (error.code.rfind("store.", 0) == 0)
        return fail(error);
    return not_found_page(context);
}

Result<Response> show_ticket(const Sources& sources, const Request& request) {
    const auto found = sources.queue.by_token(std::string(request.parameter("token")));
    if (!found)
        return not_found(context_of(sources, request, "/t/"), found.error());
    // In the language in which it was taken, until its holder chooses another one.
    const auto context =
        context_of(sources, request, "/t/", language_from(found->ticket.request.language));
    return page_of(sources, context, *found)
        .answer(context.path + "/events?lang=" + std::string(text::code(context.language)));
}

Result<Response> stream_ticket(const Sources& sources, const Request& request) {
    const auto token = std::string(request.parameter("token"));
    const auto context = context_of(sources, request, "/t/");
    TEREZE_ASSIGN(const auto known, sources.queue.by_token(token));
    Response response;
    response.events =
        http::EventStream{context.path + "?lang=" + std::string(text::code(context.language)),
                          known.ticket.hall, "page",
                          [&sources, context, token]() -> std::optional<std::string> {
                              const auto standing = sources.queue.by_token(token);
                              if (!standing)
                                  return std::nullopt;  // the next change in the hall asks again
                              return page_of(sources, context, *standing).live();
                          },
                          kTicketEvery};
    return response;
}

Result<Response> show_case(const Sources& sources, const Request& request) {
    const auto context = context_of(sources, request, "/c/");
    const auto found = sources.cases.by_token(std::string(request.parameter("token")));
    if (!found)
        return not_found(context, found.error());
    return case_page(context, *found, service_title(sources, found->service_id),
                     hall_name(sources, found->hall));
}

Result<Response> show_licence(const Sources& sources, const Request& request) {
    const auto context = context_of(sources, request, "/l/");
    const auto token = std::string(request.parameter("token"));
    TEREZE_ASSIGN(const auto found, sources.database.read([&](store::Connection& connection) {
        return Result<std::optional<licences::Licence>>(
            licences::licence_store::find_by_token(connection, token));
    }));
    if (!found)
        return not_found_page(context);
    const auto* office = sources.offices.find(found->office);
    return licence_page(context, *found, service_title(sources, found->service_id),
                        office == nullptr ? text::Localized{} : office->name,
                        calendar::date_in_almaty(sources.clock.now()));
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
    router.add({"GET", "/t/{token}/events",
                [&sources](Request& request) { return stream_ticket(sources, request); }});
    router.add({"GET", "/c/{token}",
                [&sources](Request& request) { return show_case(sources, request); }});
    router.add({"GET", "/l/{token}",
                [&sources](Request& request) { return show_licence(sources, request); }});
    router.add({"GET", "/healthz", [](Request&) { return check_health(); }});
    router.add({"GET", "/readyz", [&sources](Request&) { return check_readiness(sources); }});
}

}  // namespace tereze::server::web
