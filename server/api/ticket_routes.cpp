// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/tickets: what a self-service terminal asks.
#include "core/calendar/civil_time.h"
#include "core/identity/person_number.h"
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

constexpr std::size_t kLongestService = 100;
constexpr std::size_t kMostFurther = 8;
constexpr std::int64_t kUsualLease = 20;

/// They are stored as words of one text.
bool holds_a_space(const std::vector<std::string>& services) {
    return std::any_of(services.begin(), services.end(), [](const std::string& service) {
        return service.find(' ') != std::string::npos;
    });
}

Result<queue::TicketHolder> read_holder(http::Fields fields) {
    queue::TicketHolder holder;
    TEREZE_ASSIGN(holder.iin, fields.text("iin", 12));
    if (!identity::Iin::parse(holder.iin))
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, "applicant.iin");
    TEREZE_ASSIGN(holder.surname, fields.optional_text("surname", 200));
    TEREZE_ASSIGN(holder.given_names, fields.optional_text("given_names", 200));
    TEREZE_ASSIGN(holder.document_number, fields.optional_text("document_number", 20));
    TEREZE_ASSIGN(holder.birth_date, fields.optional_text("birth_date", 10));
    if (!holder.birth_date.empty() && !calendar::parse_iso_date(holder.birth_date))
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None,
                    "applicant.birth_date");
    TEREZE_TRY(fields.finish());
    return holder;
}

Result<queue::TicketRequest> read_ticket_request(Request& request) {
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    queue::TicketRequest ticket;
    TEREZE_ASSIGN(ticket.service_id, fields.text("service_id", kLongestService));
    TEREZE_ASSIGN(ticket.language, fields.word("language", {"kk", "ru", "en"}));
    TEREZE_ASSIGN(ticket.purpose, fields.word("purpose", {"submit", "result"}));
    TEREZE_ASSIGN(auto holder, fields.object("applicant"));
    TEREZE_ASSIGN(ticket.holder, read_holder(std::move(holder)));
    TEREZE_ASSIGN(ticket.benefit, fields.optional_text("benefit", 64));
    TEREZE_ASSIGN(ticket.further_services,
                  fields.optional_texts("further_services", kMostFurther, kLongestService));
    TEREZE_ASSIGN(ticket.lease_id, fields.optional_text("lease_id", 64));
    TEREZE_ASSIGN(ticket.leased_number, fields.optional_text("leased_number", 32));
    TEREZE_ASSIGN(ticket.appointment_code, fields.optional_text("appointment_code", 32));
    if (holds_a_space(ticket.further_services))
        return fail("tickets.service_unknown", ErrorClass::Software, Remedy::Configure);
    TEREZE_TRY(fields.finish());
    return ticket;
}

/// Adds what the holder wants to know to a ticket's answer.
json with_wait(json answer, const queue::Standing& standing) {
    answer["people_ahead"] = standing.people_ahead;
    answer["estimated_wait_minutes"] = nullptr;
    answer["estimated_wait"] = nullptr;
    if (const auto& wait = standing.wait) {
        answer["estimated_wait_minutes"] = wait->to;
        answer["estimated_wait"] = {{"from_minutes", wait->from}, {"to_minutes", wait->to}};
    }
    return answer;
}

json brief(const queue::Ticket& ticket) {
    return {{"id", ticket.id},
            {"number", ticket.number},
            {"state", queue::to_string(ticket.state)},
            {"print_failed", !ticket.print_failure.empty()}};
}

Result<Response> reserve(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    TEREZE_ASSIGN(const auto wanted, read_ticket_request(request));
    TEREZE_ASSIGN(const auto standing, services.queue.reserve(caller, key, wanted));
    const auto& ticket = standing.ticket;
    return http::json_response(standing.repeated ? 200 : 201,
                               with_wait({{"id", ticket.id},
                                          {"number", ticket.number},
                                          {"state", queue::to_string(ticket.state)},
                                          {"url", services.ticket_url(ticket.token)},
                                          {"service_id", ticket.request.service_id},
                                          {"created_at", calendar::iso_time(ticket.created_at)}},
                                         standing));
}

Result<Response> confirm_print(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(const auto standing,
                  services.queue.confirm_print(caller, std::string(request.parameter("id"))));
    return http::json_response(200, with_wait({{"id", standing.ticket.id},
                                               {"number", standing.ticket.number},
                                               {"state", queue::to_string(standing.ticket.state)}},
                                              standing));
}

Result<Response> come_back(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(
                                         request, {TerminalRole::SelfService, TerminalRole::Desk}));
    TEREZE_ASSIGN(const auto standing,
                  services.queue.come_back(caller, std::string(request.parameter("id"))));
    return http::json_response(200, with_wait(brief(standing.ticket), standing));
}

/// The reason goes into the journal, so it may only be a code: "printer.paper_out".
bool is_code(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '_'; });
}

Result<Response> note_print_failure(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto reason, fields.text("reason", 100));
    TEREZE_TRY(fields.finish());
    if (!is_code(reason))
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "reason");
    TEREZE_ASSIGN(const auto ticket, services.queue.note_print_failure(
                                         caller, std::string(request.parameter("id")), reason));
    return http::json_response(200, brief(ticket));
}

Result<Response> cancel(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(const auto ticket,
                  services.queue.cancel(caller, std::string(request.parameter("id"))));
    return http::json_response(200, brief(ticket));
}

Result<Response> lease(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::SelfService}));
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto service_id, fields.text("service_id", kLongestService));
    TEREZE_ASSIGN(const auto count,
                  fields.optional_integer("count", 1, queue::HallQueue::kLongestLease));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto lease,
                  services.queue.lease(caller, key, service_id, count.value_or(kUsualLease)));
    json numbers = json::array();
    for (auto number = lease.first; number <= lease.last; ++number)
        numbers.push_back(queue::ticket_number(lease.prefix, number));
    return http::json_response(200, {{"id", lease.id},
                                     {"day", lease.day},
                                     {"service_id", lease.service_id},
                                     {"numbers", std::move(numbers)}});
}

}  // namespace

void add_ticket_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/tickets", with(services, reserve)});
    router.add({"POST", "/v1/tickets/leases", with(services, lease)});
    router.add({"POST", "/v1/tickets/{id}/printed", with(services, confirm_print)});
    router.add({"POST", "/v1/tickets/{id}/print-failed", with(services, note_print_failure)});
    router.add({"POST", "/v1/tickets/{id}/come-back", with(services, come_back)});
    router.add({"POST", "/v1/tickets/{id}/cancel", with(services, cancel)});
}

}  // namespace tereze::server::api
