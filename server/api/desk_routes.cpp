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

json queue_json(const queue::QueueView& view) {
    json waiting = json::array();
    for (const auto& ticket : view.waiting)
        waiting.push_back({{"id", ticket.id},
                           {"number", ticket.number},
                           {"service_id", ticket.request.service_id},
                           {"since", time_text(ticket.joined_at)}});
    json called = json::array();
    for (const auto& ticket : view.called)
        called.push_back({{"number", ticket.number},
                          {"desk", ticket.desk},
                          {"called_at", time_text(ticket.called_at)},
                          {"calls", ticket.calls},
                          {"state", queue::to_string(ticket.state)}});
    return {{"waiting", std::move(waiting)}, {"called", std::move(called)}};
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
