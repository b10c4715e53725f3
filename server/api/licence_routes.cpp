// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/licences: the register, for offices and desks.
#include "core/calendar/civil_time.h"
#include "core/identity/licence_number.h"
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"
#include "server/register/licence_store.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::Caller;
using accounts::Permission;
using http::Request;
using http::Response;
using licences::Licence;
using nlohmann::json;
using store::Connection;

constexpr std::size_t kLongestNumber = 12;

json licence_json(const Services& services, const Licence& licence) {
    json annexes = json::array();
    for (const auto& annex : licence.annexes)
        annexes.push_back({{"number", annex.number},
                           {"sub_kinds", annex.sub_kinds},
                           {"issued_on", annex.issued_on}});
    return {
        {"unique_number", licence.unique_number},
        {"url", services.licence_url(licence.token)},
        {"office", licence.office},
        {"series", licence.series},
        {"number", licence.number},
        {"service_id", licence.service_id},
        {"holder_number", licence.holder_number},
        {"holder_name", licence.holder_name},
        {"sub_kinds", licence.sub_kinds},
        {"issued_on", licence.issued_on},
        {"valid_until", licence.valid_until.empty() ? json(nullptr) : json(licence.valid_until)},
        {"state", licences::to_string(licence.state)},
        {"replaces", licence.replaces},
        {"duplicates", licence.duplicates},
        {"annexes", std::move(annexes)}};
}

/// Offices look licences up, and desks for the people in front of them.
Result<Caller> reader(const Services& services, const Request& request) {
    return services.guard.office_or_operator(request,
                                             {Permission::ExamineCases, Permission::SignDecisions});
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_TRY(reader(services, request));
    TEREZE_ASSIGN(const auto holder, parameter_of_query(request, "holder", kLongestNumber));
    TEREZE_ASSIGN(const auto found, services.database.read([&](Connection& connection) {
        return Result<std::vector<Licence>>(licences::licence_store::of_holder(connection, holder));
    }));
    json listed = json::array();
    for (const auto& licence : found)
        listed.push_back(licence_json(services, licence));
    return http::json_response(200, {{"licences", std::move(listed)}});
}

/// With its history: every signed decision about it.
Result<Response> show(const Services& services, const Request& request) {
    TEREZE_TRY(reader(services, request));
    const std::string number(request.parameter("number"));
    if (!identity::is_licence_number(number))
        return fail("licences.number_invalid", ErrorClass::User, Remedy::Retry);
    return services.database.read([&](Connection& connection) -> Result<Response> {
        const auto licence = licences::licence_store::find(connection, number);
        if (!licence)
            return fail("licences.not_found", ErrorClass::User, Remedy::None);
        auto body = licence_json(services, *licence);
        body["history"] = json::array();
        for (const auto& decision : provider::decision_store::of_licence(connection, number))
            body["history"].push_back(
                {{"decision", decision.id},
                 {"kind", casework::to_string(decision.kind)},
                 {"signed_at", calendar::iso_time(decision.signed_at.value())}});
        return http::json_response(200, body);
    });
}

}  // namespace

void add_licence_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/licences", with(services, list)});
    router.add({"GET", "/v1/licences/{number}", with(services, show)});
}

}  // namespace tereze::server::api
