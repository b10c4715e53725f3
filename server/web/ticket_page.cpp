// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The page of a ticket: a person's place in line, in the hand.
#include "core/calendar/civil_time.h"
#include "server/web/pages.h"

namespace tereze::server::web {
namespace {

using queue::TicketState;

/// "5–10", or one number.
std::string range(const queue::WaitRange& wait) {
    const auto to = std::to_string(wait.to);
    return wait.from == wait.to ? to : std::to_string(wait.from) + "–" + to;
}

const char* look_of(TicketState state) {
    switch (state) {
        case TicketState::Called:
            return "state now";
        case TicketState::Serving:
        case TicketState::Finished:
            return "state good";
        case TicketState::NoShow:
        case TicketState::Cancelled:
        case TicketState::Abandoned:
            return "state bad";
        case TicketState::Reserved:
        case TicketState::Waiting:
        case TicketState::Parked:
            break;
    }
    return "state";
}

std::string state_sentence(const PageContext& context, const queue::Ticket& ticket) {
    text::Arguments arguments{{"desk", ticket.desk}};
    if (ticket.due_at)
        arguments.emplace("time", calendar::short_clock(*ticket.due_at));
    const bool returns = ticket.state == TicketState::NoShow && ticket.due_at;
    return context.html(returns ? "web.ticket.state.no-show-may-return"
                                : "web.ticket.state." + std::string(to_string(ticket.state)),
                        arguments);
}

std::string tile(const std::string& figure, const std::string& says) {
    return "<div class=\"tile\"><b>" + figure + "</b><span>" + says + "</span></div>";
}

std::string place_in_line(const PageContext& context, const queue::Standing& standing) {
    std::string tiles = "<div class=\"tiles\">" + tile(std::to_string(standing.people_ahead),
                                                       context.html("web.ticket.people_ahead"));
    if (standing.wait)
        tiles += tile(context.html("web.ticket.minutes", {{"minutes", range(*standing.wait)}}),
                      context.html("web.ticket.wait"));
    return tiles + "</div>";
}

}  // namespace

std::string TicketPage::title() const {
    const auto& ticket = standing.ticket;
    if (ticket.state == TicketState::Called)
        return ticket.number + " → " + ticket.desk;
    return context.tr("web.ticket.title") + " " + ticket.number;
}

std::string TicketPage::live() const {
    const auto& ticket = standing.ticket;
    const bool is_called = ticket.state == TicketState::Called;
    std::string html = "<div data-title=\"" + escape_html(title()) + "\" data-alert=\"" +
                       std::string(to_string(ticket.state)) + std::to_string(ticket.calls) + "\"" +
                       (queue::is_final(ticket.state) ? " data-final" : "") + "><h1>" +
                       context.html("web.ticket.title") + "</h1><p class=\"number\">" +
                       escape_html(ticket.number) + "</p><p class=\"" + look_of(ticket.state) +
                       "\">" + state_sentence(context, ticket);
    if (is_called)
        html += "<span class=\"window\">" + escape_html(ticket.desk) + "</span>";
    html += "</p>";
    if (ticket.state == TicketState::Waiting)
        html += place_in_line(context, standing);
    return html +
           list({{context.tr("web.service"), service.in(context.language)},
                 {context.tr("web.hall"), hall.in(context.language)},
                 {context.tr("web.ticket.taken"), calendar::short_date_time(ticket.created_at)}}) +
           "<p class=\"quiet\">" + context.html("web.contact") + "</p></div>";
}

http::Response TicketPage::answer(const std::string& events) const {
    return web::answer(context, 200, {title(), {}, live(), events});
}

}  // namespace tereze::server::web
