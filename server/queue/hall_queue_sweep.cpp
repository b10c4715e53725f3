// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What time does to tickets.
#include "server/queue/hall_queue.h"
#include "server/queue/queue_words.h"
#include "server/queue/ticket_store.h"

namespace tereze::server::queue {
namespace {

using accounts::Caller;
using store::Connection;

constexpr std::chrono::hours kKeyMemory{48};

/// 0: all is well, 1: four fifths of the limit have been waited, 2: all of it.
std::int64_t alarm_of(std::chrono::nanoseconds waited, std::chrono::minutes limit) {
    if (waited > limit)
        return 2;
    return waited >= limit * 4 / 5 ? 1 : 0;
}

}  // namespace

/// Whether the hall has to hear of it.
Result<bool> HallQueue::sweep_one(Connection& connection, const HallRules& rules,
                                  Ticket& ticket) const {
    const auto now = m_clock.now();
    const Caller nobody;
    const auto end = [&](TicketAction action) -> Result<bool> {
        ticket.due_at.reset();
        TEREZE_TRY(change(connection, nobody, ticket, action));
        return ticket.joined_at.has_value();
    };
    const bool due = ticket.due_at && *ticket.due_at < now;
    if (ticket.state == TicketState::Reserved)
        return ticket.created_at < now - kReservation ? end(TicketAction::Abandon) : false;
    if (ticket.state == TicketState::NoShow)
        return due ? end(TicketAction::Abandon) : false;
    if (ticket.state == TicketState::Parked)
        return due ? end(TicketAction::Resume) : false;
    if (ticket.joined_at < now - kLongestWait)
        return end(TicketAction::Abandon);
    const auto alarm = alarm_of(now - *ticket.joined_at, rules.wait_limit);
    if (alarm <= ticket.alarm)
        return false;
    ticket.alarm = alarm;
    ticket_store::update(connection, ticket, now);
    note(connection, nobody, alarm == 2 ? "ticket.wait_over_limit" : "ticket.wait_near_limit",
         ticket.id, std::to_string(rules.wait_limit.count()));
    return true;
}

Result<> HallQueue::sweep() {
    TEREZE_ASSIGN(const auto halls, m_database.read([&](Connection& connection) {
        return Result<std::vector<std::string>>(ticket_store::halls_with_open_tickets(connection));
    }));
    for (const auto& hall : halls)
        TEREZE_TRY(sweep(hall));
    return m_database.write("queue", [&](Connection& connection) -> Result<> {
        ticket_store::forget_uses(connection, m_clock.now() - kKeyMemory);
        return {};
    });
}

Result<> HallQueue::sweep(const std::string& hall) {
    const auto& rules = m_hooks.rules(hall);
    const auto changed =
        m_database.write(line_of(hall), [&](Connection& connection) -> Result<bool> {
            bool visible = false;
            for (auto& ticket : ticket_store::open_tickets(connection, hall)) {
                TEREZE_ASSIGN(const bool seen, sweep_one(connection, rules, ticket));
                visible = visible || seen;
            }
            return visible;
        });
    if (!changed)
        return fail(changed.error());
    if (*changed)
        m_hooks.changed(hall);
    return {};
}

}  // namespace tereze::server::queue
