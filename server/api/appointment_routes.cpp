// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/appointments: times in the terminal's hall, booked by applicants or for them.
#include "core/calendar/civil_time.h"
#include "core/identity/person_number.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using http::Request;
using http::Response;
using nlohmann::json;

constexpr std::size_t kLongestService = 100;
constexpr std::size_t kLongestTime = 40;

json appointment_json(const queue::Appointment& appointment) {
    return {{"id", appointment.id},
            {"hall", appointment.hall},
            {"service_id", appointment.service_id},
            {"starts_at", calendar::iso_time(appointment.starts_at)},
            {"code", appointment.code},
            {"state", queue::to_string(appointment.state)}};
}

Result<Response> show_free(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(
                                         request, {TerminalRole::SelfService, TerminalRole::Desk}));
    const auto asked = request.target.query.find("day");
    const auto day = asked == request.target.query.end() ? std::nullopt
                                                         : calendar::parse_iso_date(asked->second);
    if (!day)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "day");
    TEREZE_ASSIGN(const auto slots, services.appointments.free(caller.terminal.hall, *day));
    json all = json::array();
    for (const auto& slot : slots)
        all.push_back({{"starts_at", calendar::iso_time(slot.starts_at)}, {"free", slot.free}});
    return http::json_response(200, {{"slots", std::move(all)}});
}

/// Whose appointment it is: the applicant who logged in, or whom the operator names.
Result<std::string> read_applicant(const accounts::Caller& caller, http::Fields& fields) {
    if (caller.terminal.role == TerminalRole::SelfService)
        return caller.person->login;
    TEREZE_ASSIGN(const auto iin, fields.text("iin", 12));
    if (!identity::Iin::parse(iin))
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, "iin");
    return iin;
}

Result<Response> book(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant_or_operator(request));
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    queue::AppointmentRequest wanted;
    wanted.hall = caller.terminal.hall;
    TEREZE_ASSIGN(wanted.service_id, fields.text("service_id", kLongestService));
    TEREZE_ASSIGN(const auto time, fields.text("starts_at", kLongestTime));
    TEREZE_ASSIGN(wanted.applicant, read_applicant(caller, fields));
    TEREZE_TRY(fields.finish());
    const auto starts_at = calendar::parse_iso_time(time);
    if (!starts_at)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "starts_at");
    wanted.starts_at = std::chrono::time_point_cast<Clock::TimePoint::duration>(*starts_at);
    TEREZE_ASSIGN(const auto appointment, services.appointments.book(caller, key, wanted));
    return http::json_response(201, appointment_json(appointment));
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant(request));
    TEREZE_ASSIGN(const auto all, services.appointments.of_applicant(caller.person->login));
    json listed = json::array();
    for (const auto& appointment : all)
        listed.push_back(appointment_json(appointment));
    return http::json_response(200, {{"appointments", std::move(listed)}});
}

Result<Response> cancel(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant(request));
    TEREZE_TRY(services.appointments.cancel(caller, caller.person->login,
                                            std::string(request.parameter("id"))));
    return http::no_content();
}

}  // namespace

void add_appointment_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/halls/current/slots", with(services, show_free)});
    router.add({"POST", "/v1/appointments", with(services, book)});
    router.add({"GET", "/v1/appointments", with(services, list)});
    router.add({"DELETE", "/v1/appointments/{id}", with(services, cancel)});
}

}  // namespace tereze::server::api
