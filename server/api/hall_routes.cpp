// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/halls/current: what a terminal wants to know of its hall, and the hall's day in numbers.
#include "core/calendar/civil_time.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using http::Request;
using http::Response;
using nlohmann::json;

json localized(const text::Localized& text) {
    return {{"kk", text.kk}, {"ru", text.ru}, {"en", text.en}};
}

json limit_or_null(const std::optional<std::int64_t>& limit) {
    return limit ? json(*limit) : json(nullptr);
}

Result<Response> show_hall(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.terminal(request, {TerminalRole::SelfService, TerminalRole::Desk,
                                                    TerminalRole::Board}));
    const auto& id = caller.terminal.hall;
    const auto& hall = *std::find_if(services.halls.begin(), services.halls.end(),
                                     [&](const cases::Hall& one) { return one.id == id; });
    const auto& rules = services.rules.at(id);
    TEREZE_ASSIGN(const auto load, services.queue.load(id));
    json benefits = json::array();
    for (const auto& benefit : rules.benefits)
        benefits.push_back({{"id", benefit.id}, {"name", localized(benefit.name)}});
    json wait = nullptr;
    if (load.wait)
        wait = {{"from_minutes", load.wait->from}, {"to_minutes", load.wait->to}};
    return http::json_response(200, {{"id", hall.id},
                                     {"number", hall.number},
                                     {"name", localized(hall.name)},
                                     {"address", localized(hall.address)},
                                     {"benefits", std::move(benefits)},
                                     {"tickets_a_day", limit_or_null(rules.tickets_a_day)},
                                     {"tickets_a_person", limit_or_null(rules.tickets_a_person)},
                                     {"wait_limit_minutes", rules.wait_limit.count()},
                                     {"people_waiting", load.people_waiting},
                                     {"estimated_wait", std::move(wait)}});
}

json spans_json(const queue::Spans& spans) {
    return {{"count", spans.count},
            {"mean_seconds", spans.mean().count() / 1000},
            {"longest_seconds", spans.longest.count() / 1000}};
}

json tally_json(const queue::Tally& tally) {
    return {{"joined", tally.joined},         {"called", tally.called},
            {"recalled", tally.recalled},     {"no_shows", tally.no_shows},
            {"finished", tally.finished},     {"cancelled", tally.cancelled},
            {"abandoned", tally.abandoned},   {"waits_over_limit", tally.over_limit},
            {"wait", spans_json(tally.wait)}, {"service", spans_json(tally.service)}};
}

json tallies_json(const std::map<std::string, queue::Tally>& tallies) {
    json all = json::object();
    for (const auto& [name, tally] : tallies)
        all[name] = tally_json(tally);
    return all;
}

Result<Response> show_statistics(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.person_at_desk(request, accounts::Permission::ReadStatistics));
    auto day = calendar::iso_date(calendar::date_in_almaty(services.clock.now()));
    if (const auto asked = request.target.query.find("day"); asked != request.target.query.end())
        day = asked->second;
    if (!calendar::parse_iso_date(day))
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "day");
    TEREZE_ASSIGN(const auto statistics, services.queue.statistics(caller.terminal.hall, day));
    json hours = json::array();
    for (const auto& spans : statistics.wait_by_hour)
        hours.push_back(spans_json(spans));
    return http::json_response(200, {{"day", day},
                                     {"issued", statistics.issued},
                                     {"all", tally_json(statistics.all)},
                                     {"windows", tallies_json(statistics.by_window)},
                                     {"services", tallies_json(statistics.by_service)},
                                     {"wait_by_hour", std::move(hours)}});
}

}  // namespace

void add_hall_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/halls/current", with(services, show_hall)});
    router.add({"GET", "/v1/halls/current/statistics", with(services, show_statistics)});
}

}  // namespace tereze::server::api
