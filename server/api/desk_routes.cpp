// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/queue, /v1/events and /v1/desk: what boards and operators ask.
#include "core/calendar/civil_time.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using http::Request;
using http::Response;
using nlohmann::json;
using queue::TicketAction;

std::string time_text(const std::optional<Clock::TimePoint>& time) {
    return time ? calendar::iso_time(*time) : std::string();
}

/// How a wait stands to the hall's limit.
const char* alarm_word(std::int64_t alarm) {
    return alarm == 2 ? "over" : alarm == 1 ? "near" : "none";
}

json queue_json(const queue::QueueView& view) {
    json waiting = json::array();
    for (const auto& ticket : view.waiting)
        waiting.push_back({{"id", ticket.id},
                           {"number", ticket.number},
                           {"service_id", ticket.request.service_id},
                           {"since", time_text(ticket.joined_at)},
                           {"for_desk", ticket.for_desk},
                           {"alarm", alarm_word(ticket.alarm)}});
    json called = json::array();
    for (const auto& ticket : view.called)
        called.push_back({{"number", ticket.number},
                          {"desk", ticket.desk},
                          {"called_at", time_text(ticket.called_at)},
                          {"calls", ticket.calls},
                          {"state", queue::to_string(ticket.state)}});
    json away = json::array();
    for (const auto& ticket : view.away)
        away.push_back({{"id", ticket.id},
                        {"number", ticket.number},
                        {"state", queue::to_string(ticket.state)},
                        {"desk", ticket.desk},
                        {"until", time_text(ticket.due_at)}});
    return {
        {"waiting", std::move(waiting)}, {"called", std::move(called)}, {"away", std::move(away)}};
}

json desk_ticket_json(const queue::Ticket& ticket) {
    const auto& holder = ticket.request.holder;
    return {{"id", ticket.id},
            {"number", ticket.number},
            {"state", queue::to_string(ticket.state)},
            {"service_id", ticket.request.service_id},
            {"purpose", ticket.request.purpose},
            {"language", ticket.request.language},
            {"created_at", calendar::iso_time(ticket.created_at)},
            {"waiting_since", time_text(ticket.joined_at)},
            {"called_at", time_text(ticket.called_at)},
            {"calls", ticket.calls},
            {"desk", ticket.desk},
            {"benefit", ticket.request.benefit},
            {"note", ticket.note},
            {"further_services", ticket.request.further_services},
            {"returns_to", ticket.return_to},
            {"applicant",
             {{"iin", holder.iin},
              {"surname", holder.surname},
              {"given_names", holder.given_names},
              {"document_number", holder.document_number},
              {"birth_date", holder.birth_date}}}};
}

Response ticket_or_nothing(const std::optional<queue::Ticket>& ticket) {
    return ticket ? http::json_response(200, desk_ticket_json(*ticket)) : http::no_content();
}

Result<Response> view_queue(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.terminal(request, {TerminalRole::Desk, TerminalRole::Board}));
    TEREZE_ASSIGN(const auto view, services.queue.view(caller.terminal.hall));
    return http::json_response(200, queue_json(view));
}

Result<Response> stream_queue(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.terminal(request, {TerminalRole::Desk, TerminalRole::Board}));
    Response response;
    response.events =
        http::EventStream{"queue/" + caller.terminal.hall, caller.terminal.hall, "queue",
                          [&services, hall = caller.terminal.hall]() -> std::optional<std::string> {
                              const auto view = services.queue.view(hall);
                              if (view)
                                  return queue_json(*view).dump();
                              // A board keeps its last picture; the next change brings the stream
                              // up to date.
                              spdlog::error("events of {}: {}", hall, view.error().detail);
                              return std::nullopt;
                          }};
    return response;
}

Result<Response> call_next(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    TEREZE_ASSIGN(const auto ticket, services.queue.call_next(caller, key));
    return ticket_or_nothing(ticket);
}

Result<Response> show_current(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto ticket, services.queue.current(caller));
    return ticket_or_nothing(ticket);
}

/// What a window does to the ticket that the path names.
Result<Response> call_one(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto ticket,
                  services.queue.call_one(caller, std::string(request.parameter("id"))));
    return http::json_response(200, desk_ticket_json(ticket));
}

Result<Response> resume(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto ticket,
                  services.queue.resume(caller, std::string(request.parameter("id"))));
    return http::json_response(200, desk_ticket_json(ticket));
}

Result<Response> set_benefit(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto benefit, fields.optional_text("benefit", 64));
    // The kind of paper that was shown goes into the journal, so it may only be a word.
    TEREZE_ASSIGN(
        const auto evidence,
        fields.word("evidence", {"identity-card", "pension-card", "disability-card", "veteran-card",
                                 "medical-record", "other-paper", "seen-by-operator"}));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto ticket,
                  services.queue.set_benefit(caller, std::string(request.parameter("id")), benefit,
                                             evidence));
    return http::json_response(200, desk_ticket_json(ticket));
}

Result<Response> park(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto minutes, fields.optional_integer("minutes", 1, 24 * 60));
    TEREZE_TRY(fields.finish());
    std::optional<std::chrono::minutes> time;
    if (minutes)
        time.emplace(*minutes);
    TEREZE_ASSIGN(const auto ticket, services.queue.park(caller, time));
    return http::json_response(200, desk_ticket_json(ticket));
}

Result<Response> redirect(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    queue::Redirection to;
    TEREZE_ASSIGN(to.desk, fields.optional_text("desk", 64));
    TEREZE_ASSIGN(to.service_id, fields.optional_text("service_id", 100));
    TEREZE_ASSIGN(to.note, fields.optional_text("note", 500));
    TEREZE_ASSIGN(to.comes_back, fields.optional_flag("comes_back"));
    TEREZE_TRY(fields.finish());
    if (to.desk.empty() && to.service_id.empty())
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "desk");
    TEREZE_ASSIGN(const auto ticket, services.queue.redirect(caller, to));
    return http::json_response(200, desk_ticket_json(ticket));
}

Result<Response> act(const Services& services, const Request& request, TicketAction action) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(const auto ticket, services.queue.act(caller, action));
    return http::json_response(200, desk_ticket_json(ticket));
}

}  // namespace

void add_desk_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/queue", with(services, view_queue)});
    router.add({"GET", "/v1/events", with(services, stream_queue)});
    router.add({"POST", "/v1/desk/next", with(services, call_next)});
    router.add({"GET", "/v1/desk/current", with(services, show_current)});
    router.add({"POST", "/v1/desk/current/park", with(services, park)});
    router.add({"POST", "/v1/desk/current/redirect", with(services, redirect)});
    router.add({"POST", "/v1/desk/tickets/{id}/call", with(services, call_one)});
    router.add({"POST", "/v1/desk/tickets/{id}/resume", with(services, resume)});
    router.add({"POST", "/v1/desk/tickets/{id}/benefit", with(services, set_benefit)});
    const std::pair<const char*, TicketAction> actions[] = {{"recall", TicketAction::Recall},
                                                            {"start", TicketAction::Start},
                                                            {"no-show", TicketAction::MarkNoShow},
                                                            {"finish", TicketAction::Finish}};
    for (const auto& [name, action] : actions)
        router.add({"POST", std::string("/v1/desk/current/") + name,
                    [&services, chosen = action](Request& request) {
                        return act(services, request, chosen);
                    }});
}

}  // namespace tereze::server::api
