// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The electronic queue: rules here, SQL in ticket_store.
#include "server/queue/hall_queue.h"

#include "core/base/digest.h"
#include "core/base/ids.h"
#include "core/calendar/civil_time.h"
#include "server/queue/ticket_store.h"
#include "server/store/journal.h"

#include <fmt/format.h>

#include <algorithm>

namespace tereze::server::queue {
namespace {

using accounts::Caller;
using store::Connection;

constexpr std::size_t kTokenBytes = 12;  ///< 96 bits: not to be guessed, short in a QR code
constexpr std::chrono::minutes kDeskIsOpen{30};
constexpr std::chrono::hours kKeyMemory{48};

/// The same request gives the same digest; the names are parted so that none flows into the next.
std::string digest(const TicketRequest& request) {
    const auto& holder = request.holder;
    std::string all;
    for (const auto* part :
         {&request.service_id, &request.language, &request.purpose, &holder.iin, &holder.surname,
          &holder.given_names, &holder.document_number, &holder.birth_date})
        all += std::to_string(part->size()) + ":" + *part;
    return sha256_hex(as_bytes(all));
}

/// Of store::Database: what is done in one hall is done one after the other.
std::string line_of(const std::string& hall) {
    return "queue/" + hall;
}

auto state_wrong(const Ticket& ticket) {
    return fail("tickets.state_wrong", ErrorClass::Software, Remedy::None,
                std::string(to_string(ticket.state)));
}

}  // namespace

HallQueue::HallQueue(store::Database& database, const Clock& clock, Hooks hooks)
    : m_database(database), m_clock(clock), m_hooks(std::move(hooks)) {}

void HallQueue::note(Connection& connection, const Caller& caller, std::string_view event,
                     const std::string& id, const std::string& detail) const {
    store::write_fact(
        connection, m_clock.now(),
        {caller.terminal.common_name, caller.account_id(), std::string(event), id, detail});
}

Ticket HallQueue::make_ticket(Connection& connection, const Caller& caller,
                              const std::string& prefix, const TicketRequest& request) const {
    Ticket ticket;
    const auto now = m_clock.now();
    ticket.id = make_uuid_v7(now);
    ticket.token = to_hex(random_bytes(kTokenBytes));
    ticket.hall = caller.terminal.hall;
    ticket.day = calendar::iso_date(calendar::date_in_almaty(now));
    ticket.number =
        fmt::format("{}-{:03}", prefix,
                    connection.count_up("ticket/" + ticket.hall + "/" + ticket.day + "/" + prefix));
    ticket.request = request;
    ticket.created_at = now;
    return ticket;
}

Standing HallQueue::standing(Connection& connection, Ticket ticket, const Pace& pace) const {
    Standing standing;
    const bool queued =
        ticket.state == TicketState::Waiting || ticket.state == TicketState::Reserved;
    if (queued) {
        standing.people_ahead = ticket_store::people_ahead(connection, ticket.hall, ticket.place);
        standing.wait_minutes = pace.wait_minutes(standing.people_ahead);
    }
    standing.ticket = std::move(ticket);
    return standing;
}

Pace HallQueue::pace_of(const std::string& hall) {
    const auto now = m_clock.now();
    return m_paces.of(hall, now, [&] {
        const auto day = calendar::iso_date(calendar::date_in_almaty(now));
        const auto found = m_database.read([&](Connection& connection) {
            return Result<Pace>(ticket_store::pace(connection, hall, day, now - kDeskIsOpen));
        });
        // Without it the wait is not told, which is no reason to refuse the ticket.
        return found.value_or(Pace{});
    });
}

Result<> HallQueue::change(Connection& connection, const Caller& caller, Ticket& ticket,
                           TicketAction action) const {
    const auto next = after(ticket.state, action);
    if (!next)
        return state_wrong(ticket);
    ticket.state = *next;
    ticket_store::update(connection, ticket, m_clock.now());
    note(connection, caller, event_of(action), ticket.id, ticket.desk);
    return {};
}

Result<Ticket> HallQueue::find_own(Connection& connection, const Caller& caller,
                                   const std::string& id) const {
    auto ticket = ticket_store::find(connection, id);
    // Another hall's ticket is as unknown here as one that never was.
    if (!ticket || ticket->hall != caller.terminal.hall)
        return fail("tickets.not_found", ErrorClass::Software, Remedy::None);
    return std::move(*ticket);
}

Result<Standing> HallQueue::reserve(const Caller& caller, const std::string& key,
                                    const TicketRequest& request) {
    const auto& terminal = caller.terminal.common_name;
    const auto pace = pace_of(caller.terminal.hall);
    return m_database.write(
        line_of(caller.terminal.hall), [&](Connection& connection) -> Result<Standing> {
            const auto request_digest = digest(request);
            if (const auto use = ticket_store::find_use(connection, terminal, "ticket", key)) {
                if (use->request_sha256 != request_digest)
                    return fail("request.idempotency_key_reused", ErrorClass::Software,
                                Remedy::None);
                TEREZE_ASSIGN(auto known, find_own(connection, caller, use->ticket_id));
                auto found = standing(connection, std::move(known), pace);
                found.repeated = true;
                return found;
            }
            // Only for a new ticket: an act that has ended meanwhile takes no number away.
            TEREZE_ASSIGN(const auto prefix,
                          m_hooks.prefix(caller.terminal.hall, request.service_id));
            auto ticket = make_ticket(connection, caller, prefix, request);
            ticket_store::insert(connection, ticket);
            ticket_store::insert_use(connection, terminal, "ticket", key,
                                     {request_digest, ticket.id}, m_clock.now());
            note(connection, caller, "ticket.reserved", ticket.id, ticket.number);
            return standing(connection, std::move(ticket), pace);
        });
}

Result<Standing> HallQueue::confirm_print(const Caller& caller, const std::string& id) {
    const auto pace = pace_of(caller.terminal.hall);
    auto joined = m_database.write(
        line_of(caller.terminal.hall), [&](Connection& connection) -> Result<Standing> {
            TEREZE_ASSIGN(auto ticket, find_own(connection, caller, id));
            const bool repeated = ticket.joined_at.has_value();
            if (!repeated) {
                ticket.joined_at = m_clock.now();
                ticket.place = connection.draw("ticket_place");
                TEREZE_TRY(change(connection, caller, ticket, TicketAction::ConfirmPrint));
            }
            auto found = standing(connection, std::move(ticket), pace);
            found.repeated = repeated;
            return found;
        });
    if (joined && !joined->repeated)
        m_hooks.changed(caller.terminal.hall);
    return joined;
}

Result<Ticket> HallQueue::note_print_failure(const Caller& caller, const std::string& id,
                                             const std::string& reason) {
    return m_database.write(line_of(caller.terminal.hall),
                            [&](Connection& connection) -> Result<Ticket> {
                                TEREZE_ASSIGN(auto ticket, find_own(connection, caller, id));
                                if (ticket.state != TicketState::Reserved)
                                    return state_wrong(ticket);
                                ticket.print_failure = reason;
                                ticket_store::update(connection, ticket, m_clock.now());
                                note(connection, caller, "ticket.print_failed", id, reason);
                                return ticket;
                            });
}

Result<Ticket> HallQueue::cancel(const Caller& caller, const std::string& id) {
    auto cancelled = m_database.write(
        line_of(caller.terminal.hall), [&](Connection& connection) -> Result<Ticket> {
            TEREZE_ASSIGN(auto ticket, find_own(connection, caller, id));
            TEREZE_TRY(change(connection, caller, ticket, TicketAction::Cancel));
            return ticket;
        });
    if (cancelled && cancelled->joined_at)
        m_hooks.changed(caller.terminal.hall);
    return cancelled;
}

Result<std::optional<Ticket>> HallQueue::call_next(const Caller& caller, const std::string& key) {
    using Called = Result<std::optional<Ticket>>;
    const auto& terminal = caller.terminal;
    bool called = false;
    auto outcome =
        m_database.write(line_of(caller.terminal.hall), [&](Connection& connection) -> Called {
            if (const auto use =
                    ticket_store::find_use(connection, terminal.common_name, "next", key)) {
                TEREZE_ASSIGN(auto known, find_own(connection, caller, use->ticket_id));
                return known;
            }
            if (ticket_store::at_desk(connection, terminal.hall, terminal.desk))
                return fail("desk.ticket_open", ErrorClass::Software, Remedy::None);
            auto ticket = ticket_store::first_waiting(connection, terminal.hall);
            if (!ticket)
                return std::optional<Ticket>();
            ticket->desk = terminal.desk;
            ticket->called_at = m_clock.now();
            ticket->calls = 1;
            TEREZE_TRY(change(connection, caller, *ticket, TicketAction::Call));
            ticket_store::insert_use(connection, terminal.common_name, "next", key,
                                     {"", ticket->id}, m_clock.now());
            called = true;
            return ticket;
        });
    if (outcome && called)
        m_hooks.changed(terminal.hall);
    return outcome;
}

Result<std::optional<Ticket>> HallQueue::current(const Caller& caller) {
    return m_database.read([&](Connection& connection) -> Result<std::optional<Ticket>> {
        return ticket_store::at_desk(connection, caller.terminal.hall, caller.terminal.desk);
    });
}

Result<Ticket> HallQueue::act(const Caller& caller, TicketAction action) {
    const auto& place = caller.terminal;
    auto changed = m_database.write(
        line_of(caller.terminal.hall), [&](Connection& connection) -> Result<Ticket> {
            auto ticket = ticket_store::at_desk(connection, place.hall, place.desk);
            if (!ticket)
                return fail("desk.no_ticket", ErrorClass::Software, Remedy::None);
            if (action == TicketAction::Recall && after(ticket->state, action)) {
                ticket->called_at = m_clock.now();
                ++ticket->calls;
            }
            TEREZE_TRY(change(connection, caller, *ticket, action));
            return std::move(*ticket);
        });
    if (changed)
        m_hooks.changed(place.hall);
    return changed;
}

Result<QueueView> HallQueue::view(const std::string& hall) {
    return m_database.read([&](Connection& connection) -> Result<QueueView> {
        return QueueView{ticket_store::waiting(connection, hall),
                         ticket_store::called(connection, hall)};
    });
}

Result<Standing> HallQueue::by_token(const std::string& token) {
    using Found = Result<std::optional<Ticket>>;
    TEREZE_ASSIGN(auto ticket, m_database.read([&](Connection& connection) -> Found {
        return ticket_store::find_by_token(connection, token);
    }));
    if (!ticket)
        return fail("tickets.not_found", ErrorClass::User, Remedy::None);
    const auto pace = pace_of(ticket->hall);
    return m_database.read([&](Connection& connection) -> Result<Standing> {
        return standing(connection, std::move(*ticket), pace);
    });
}

Result<> HallQueue::sweep() {
    const auto now = m_clock.now();
    TEREZE_ASSIGN(const auto halls, m_database.read([&](Connection& connection) {
        return Result<std::vector<std::string>>(
            ticket_store::halls_with_overdue(connection, now - kReservation, now - kLongestWait));
    }));
    for (const auto& hall : halls)
        TEREZE_TRY(sweep(hall));
    return m_database.write("queue", [&](Connection& connection) -> Result<> {
        ticket_store::forget_uses(connection, now - kKeyMemory);
        return {};
    });
}

Result<> HallQueue::sweep(const std::string& hall) {
    const auto now = m_clock.now();
    auto anyone_left = m_database.write(line_of(hall), [&](Connection& connection) -> Result<bool> {
        bool left = false;
        for (auto& ticket :
             ticket_store::overdue(connection, hall, now - kReservation, now - kLongestWait)) {
            left = left || ticket.joined_at;
            TEREZE_TRY(change(connection, Caller{}, ticket, TicketAction::Abandon));
        }
        return left;
    });
    if (!anyone_left)
        return fail(anyone_left.error());
    if (*anyone_left)
        m_hooks.changed(hall);
    return {};
}

}  // namespace tereze::server::queue
