// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The part of the queue that windows work with.
#include "server/queue/hall_queue.h"
#include "server/queue/queue_words.h"
#include "server/queue/ticket_store.h"

#include <algorithm>

namespace tereze::server::queue {
namespace {

using accounts::Caller;
using store::Connection;

auto desk_is_busy() {
    return fail("desk.ticket_open", ErrorClass::Software, Remedy::None);
}

}  // namespace

Result<> HallQueue::call(Connection& connection, const Caller& caller, Ticket& ticket) const {
    ticket.desk = caller.terminal.desk;
    ticket.called_at = m_clock.now();
    ticket.calls = 1;
    return change(connection, caller, ticket, TicketAction::Call);
}

Result<std::optional<Ticket>> HallQueue::call_next(const Caller& caller, const std::string& key) {
    using Called = Result<std::optional<Ticket>>;
    const auto& terminal = caller.terminal;
    bool called = false;
    auto outcome = m_database.write(line_of(terminal.hall), [&](Connection& connection) -> Called {
        const auto next = ticket_store::look_for_next(connection, terminal, key);
        if (!next.used.empty()) {
            TEREZE_ASSIGN(auto known, find_own(connection, caller, next.used));
            return known;
        }
        if (!next.at_desk.empty())
            return desk_is_busy();
        if (next.waiting.empty())
            return std::optional<Ticket>();
        TEREZE_ASSIGN(auto ticket, find_own(connection, caller, next.waiting));
        TEREZE_TRY(call(connection, caller, ticket));
        ticket_store::insert_use(connection, terminal.common_name, "next", key, {"", ticket.id},
                                 m_clock.now());
        called = true;
        return ticket;
    });
    if (outcome && called)
        m_hooks.changed(terminal.hall);
    return outcome;
}

Result<Ticket> HallQueue::call_one(const Caller& caller, const std::string& id) {
    auto called = with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) -> Result<> {
        if (ticket_store::at_desk(connection, ticket.hall, caller.terminal.desk))
            return desk_is_busy();
        const auto ahead = ticket_store::people_ahead(connection, ticket);
        TEREZE_TRY(call(connection, caller, ticket));
        // Who was passed over may ask why.
        note(connection, caller, "ticket.out_of_turn", id, std::to_string(ahead));
        return {};
    });
    if (called)
        m_hooks.changed(caller.terminal.hall);
    return called;
}

Result<std::optional<Ticket>> HallQueue::current(const Caller& caller) {
    return m_database.read([&](Connection& connection) -> Result<std::optional<Ticket>> {
        return ticket_store::at_desk(connection, caller.terminal.hall, caller.terminal.desk);
    });
}

Result<Ticket> HallQueue::with_current(const Caller& caller,
                                       const std::function<Result<>(Connection&, Ticket&)>& body) {
    const auto& place = caller.terminal;
    auto changed =
        m_database.write(line_of(place.hall), [&](Connection& connection) -> Result<Ticket> {
            auto ticket = ticket_store::at_desk(connection, place.hall, place.desk);
            if (!ticket)
                return fail("desk.no_ticket", ErrorClass::Software, Remedy::None);
            TEREZE_TRY(body(connection, *ticket));
            return std::move(*ticket);
        });
    if (changed)
        m_hooks.changed(place.hall);
    return changed;
}

Result<Ticket> HallQueue::act(const Caller& caller, TicketAction action) {
    const auto& rules = m_hooks.rules(caller.terminal.hall);
    return with_current(caller, [&](Connection& connection, Ticket& ticket) -> Result<> {
        auto done = action;
        if (!after(ticket.state, action))
            return state_wrong(ticket);
        if (action == TicketAction::Recall) {
            if (ticket.calls > rules.recalls)
                return fail("tickets.recall_limit", ErrorClass::User, Remedy::None,
                            std::to_string(rules.recalls));
            ticket.called_at = m_clock.now();
            ++ticket.calls;
        } else if (action == TicketAction::MarkNoShow) {
            ticket.due_at = m_clock.now() + rules.come_back;
        } else if (action == TicketAction::Finish && !ticket.return_to.empty()) {
            ticket.for_desk = std::exchange(ticket.return_to, {});
            done = TicketAction::GoOn;
        } else if (action == TicketAction::Finish && !ticket.request.further_services.empty()) {
            auto& further = ticket.request.further_services;
            ticket.request.service_id = further.front();
            further.erase(further.begin());
            ticket.for_desk.clear();
            done = TicketAction::GoOn;
        }
        return change(connection, caller, ticket, done);
    });
}

Result<Ticket> HallQueue::park(const Caller& caller, std::optional<std::chrono::minutes> time) {
    const auto longest = m_hooks.rules(caller.terminal.hall).park;
    return with_current(caller, [&](Connection& connection, Ticket& ticket) {
        ticket.due_at = m_clock.now() + std::min(time.value_or(longest), longest);
        return change(connection, caller, ticket, TicketAction::Park);
    });
}

Result<Ticket> HallQueue::resume(const Caller& caller, const std::string& id) {
    auto resumed = with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) {
        ticket.due_at.reset();
        return change(connection, caller, ticket, TicketAction::Resume);
    });
    if (resumed)
        m_hooks.changed(caller.terminal.hall);
    return resumed;
}

Result<Ticket> HallQueue::redirect(const Caller& caller, const Redirection& to) {
    const auto& place = caller.terminal;
    if (!to.desk.empty() && (to.desk == place.desk || !m_hooks.has_desk(place.hall, to.desk)))
        return fail("desk.unknown", ErrorClass::User, Remedy::Retry, to.desk);
    if (!to.service_id.empty())
        TEREZE_TRY(m_hooks.prefix(place.hall, to.service_id));
    return with_current(caller, [&](Connection& connection, Ticket& ticket) {
        ticket.for_desk = to.desk;
        if (!to.service_id.empty())
            ticket.request.service_id = to.service_id;
        ticket.note = to.note;
        ticket.return_to = to.comes_back ? place.desk : std::string();
        return change(connection, caller, ticket, TicketAction::Redirect);
    });
}

Result<Ticket> HallQueue::set_benefit(const Caller& caller, const std::string& id,
                                      const std::string& benefit, const std::string& evidence) {
    const auto* category = m_hooks.rules(caller.terminal.hall).benefit(benefit);
    if (category == nullptr && !benefit.empty())
        return fail("tickets.benefit_unknown", ErrorClass::Software, Remedy::Configure);
    auto raised = with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) -> Result<> {
        if (ticket.state != TicketState::Waiting)
            return state_wrong(ticket);
        ticket.request.benefit = benefit;
        ticket.rank = category == nullptr ? 0 : category->rank;
        ticket_store::update(connection, ticket, m_clock.now());
        note(connection, caller, "ticket.benefit", id, benefit + " " + evidence);
        return {};
    });
    if (raised)
        m_hooks.changed(caller.terminal.hall);
    return raised;
}

}  // namespace tereze::server::queue
