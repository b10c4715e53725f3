// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The electronic queue: rules here, SQL in ticket_store.
#include "server/queue/hall_queue.h"

#include "core/base/digest.h"
#include "core/base/ids.h"
#include "core/calendar/civil_time.h"
#include "server/queue/appointments.h"
#include "server/queue/queue_words.h"
#include "server/queue/ticket_store.h"
#include "server/store/journal.h"

#include <algorithm>

namespace tereze::server::queue {
namespace {

using accounts::Caller;
using store::Connection;

constexpr std::size_t kTokenBytes = 12;  ///< 96 bits: not to be guessed, short in a QR code
constexpr std::chrono::minutes kDeskIsOpen{30};

/// The same request gives the same digest; the names are parted so that none flows into the next.
std::string digest(const TicketRequest& request) {
    const auto& holder = request.holder;
    std::string all;
    for (const auto* part :
         {&request.service_id, &request.language, &request.purpose, &holder.iin, &holder.surname,
          &holder.given_names, &holder.document_number, &holder.birth_date, &request.benefit,
          &request.lease_id, &request.leased_number, &request.appointment_code})
        all += std::to_string(part->size()) + ":" + *part;
    for (const auto& service : request.further_services)
        all += std::to_string(service.size()) + ":" + service;
    return sha256_hex(as_bytes(all));
}

/// Of the numbers of a hall, day and prefix.
std::string number_counter(const std::string& hall, const std::string& day,
                           const std::string& prefix) {
    return "ticket/" + hall + "/" + day + "/" + prefix;
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

Ticket HallQueue::make_ticket(const Caller& caller, const TicketRequest& request) const {
    Ticket ticket;
    const auto now = m_clock.now();
    ticket.id = make_uuid_v7(now);
    ticket.token = to_hex(random_bytes(kTokenBytes));
    ticket.hall = caller.terminal.hall;
    ticket.day = calendar::iso_date(calendar::date_in_almaty(now));
    ticket.request = request;
    if (const auto* benefit = m_hooks.rules(ticket.hall).benefit(request.benefit))
        ticket.rank = benefit->rank;
    ticket.created_at = now;
    return ticket;
}

Result<std::string> HallQueue::give_number(Connection& connection, const Caller& caller,
                                           const std::string& prefix, const Ticket& ticket) const {
    const auto& request = ticket.request;
    if (request.lease_id.empty())
        return ticket_number(prefix,
                             connection.count_up(number_counter(ticket.hall, ticket.day, prefix)));
    const auto lease =
        ticket_store::find_lease(connection, request.lease_id, caller.terminal.common_name);
    bool holds = false;
    if (lease && lease->day == ticket.day && lease->service_id == request.service_id)
        for (auto number = lease->first; number <= lease->last; ++number)
            holds = holds || ticket_number(lease->prefix, number) == request.leased_number;
    if (!holds)
        return fail("tickets.lease_unknown", ErrorClass::Software, Remedy::None);
    if (ticket_store::is_number_used(connection, ticket.hall, ticket.day, request.leased_number))
        return fail("tickets.number_used", ErrorClass::Software, Remedy::None);
    return request.leased_number;
}

Result<Lease> HallQueue::lease(const Caller& caller, const std::string& key,
                               const std::string& service_id, std::int64_t count) {
    const auto& terminal = caller.terminal;
    const auto now = m_clock.now();
    const auto request_digest = sha256_hex(as_bytes(service_id + "/" + std::to_string(count)));
    return m_database.write(line_of(terminal.hall), [&](Connection& connection) -> Result<Lease> {
        if (const auto use =
                ticket_store::find_use(connection, terminal.common_name, "lease", key)) {
            auto known = ticket_store::find_lease(connection, use->ticket_id, terminal.common_name);
            if (use->request_sha256 != request_digest || !known)
                return fail("request.idempotency_key_reused", ErrorClass::Software, Remedy::None);
            return std::move(*known);
        }
        TEREZE_ASSIGN(const auto prefix, m_hooks.prefix(terminal.hall, service_id));
        Lease lease;
        lease.id = make_uuid_v7(now);
        lease.day = calendar::iso_date(calendar::date_in_almaty(now));
        lease.service_id = service_id;
        lease.prefix = prefix;
        const auto counter = number_counter(terminal.hall, lease.day, prefix);
        lease.first = connection.count_up(counter);
        lease.last = lease.first + count - 1;
        connection.post("UPDATE counter SET value = $2 WHERE name = $1", {counter, lease.last});
        ticket_store::insert_lease(connection, lease, terminal, now);
        ticket_store::insert_use(connection, terminal.common_name, "lease", key,
                                 {request_digest, lease.id}, now);
        note(connection, caller, "lease.given", lease.id,
             ticket_number(prefix, lease.first) + " " + ticket_number(prefix, lease.last));
        return lease;
    });
}

Standing HallQueue::standing(Connection& connection, Ticket ticket, const Pace& pace) const {
    Standing standing;
    const bool queued =
        ticket.state == TicketState::Waiting || ticket.state == TicketState::Reserved;
    if (queued) {
        standing.people_ahead = ticket_store::people_ahead(connection, ticket);
        standing.wait = pace.wait(standing.people_ahead);
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
    // Where it leads into the queue, the service that is waited for says more than the window.
    note(connection, caller, event_of(action), ticket.id,
         ticket.state == TicketState::Waiting ? ticket.request.service_id : ticket.desk);
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

Result<> HallQueue::count_limits(Connection& connection, const std::string& hall,
                                 const std::string& day, const TicketRequest& request) const {
    const auto& rules = m_hooks.rules(hall);
    const auto place = hall + "/" + day;
    if (rules.tickets_a_day && connection.count_up("day/" + place) > *rules.tickets_a_day)
        return fail("tickets.day_limit", ErrorClass::User, Remedy::None);
    if (!rules.tickets_a_person)
        return {};
    // Nobody can tell from it whose tickets were counted once the day's secret is gone.
    auto secret = ticket_store::day_secret(connection, day);
    const auto& iin = request.holder.iin;
    secret.insert(secret.end(), iin.begin(), iin.end());
    if (connection.count_up("person/" + place + "/" + sha256_hex(secret)) > *rules.tickets_a_person)
        return fail("tickets.person_limit", ErrorClass::User, Remedy::None);
    return {};
}

Result<> HallQueue::check_in(Connection& connection, const Caller& caller, Ticket& ticket) const {
    const auto& code = ticket.request.appointment_code;
    if (code.empty())
        return {};
    const auto& rules = m_hooks.rules(ticket.hall).appointments;
    TEREZE_ASSIGN(const auto appointment,
                  Appointments::check_in(connection, rules, ticket.hall, ticket.request.service_id,
                                         code, ticket.id, m_clock.now()));
    ticket.rank = std::min(ticket.rank, rules.rank);
    note(connection, caller, "appointment.checked_in", appointment.id, ticket.id);
    return {};
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
            for (const auto& service : request.further_services)
                TEREZE_TRY(m_hooks.prefix(caller.terminal.hall, service));
            if (!request.benefit.empty() &&
                m_hooks.rules(caller.terminal.hall).benefit(request.benefit) == nullptr)
                return fail("tickets.benefit_unknown", ErrorClass::Software, Remedy::Configure);
            auto ticket = make_ticket(caller, request);
            TEREZE_TRY(check_in(connection, caller, ticket));
            TEREZE_ASSIGN(ticket.number, give_number(connection, caller, prefix, ticket));
            TEREZE_TRY(count_limits(connection, ticket.hall, ticket.day, request));
            ticket_store::insert(connection, ticket);
            ticket_store::insert_use(connection, terminal, "ticket", key,
                                     {request_digest, ticket.id}, m_clock.now());
            note(connection, caller, "ticket.reserved", ticket.id, ticket.number);
            if (!request.benefit.empty())
                note(connection, caller, "ticket.benefit", ticket.id, request.benefit + " claimed");
            return standing(connection, std::move(ticket), pace);
        });
}

Result<Ticket> HallQueue::with_ticket(const Caller& caller, const std::string& id,
                                      const std::function<Result<>(Connection&, Ticket&)>& body) {
    return m_database.write(line_of(caller.terminal.hall),
                            [&](Connection& connection) -> Result<Ticket> {
                                TEREZE_ASSIGN(auto ticket, find_own(connection, caller, id));
                                TEREZE_TRY(body(connection, ticket));
                                return ticket;
                            });
}

Result<Standing> HallQueue::confirm_print(const Caller& caller, const std::string& id) {
    const auto pace = pace_of(caller.terminal.hall);
    Standing found;
    const auto done =
        with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) -> Result<> {
            const bool repeated = ticket.joined_at.has_value();
            if (!repeated) {
                ticket.joined_at = m_clock.now();
                ticket.place = connection.draw(kPlaces);
                TEREZE_TRY(change(connection, caller, ticket, TicketAction::ConfirmPrint));
            }
            found = standing(connection, ticket, pace);
            found.repeated = repeated;
            return {};
        });
    if (!done)
        return fail(done.error());
    if (!found.repeated)
        m_hooks.changed(caller.terminal.hall);
    return found;
}

Result<Ticket> HallQueue::note_print_failure(const Caller& caller, const std::string& id,
                                             const std::string& reason) {
    return with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) -> Result<> {
        if (ticket.state != TicketState::Reserved)
            return state_wrong(ticket);
        ticket.print_failure = reason;
        ticket_store::update(connection, ticket, m_clock.now());
        note(connection, caller, "ticket.print_failed", id, reason);
        return {};
    });
}

Result<Ticket> HallQueue::cancel(const Caller& caller, const std::string& id) {
    auto cancelled = with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) {
        return change(connection, caller, ticket, TicketAction::Cancel);
    });
    if (cancelled && cancelled->joined_at)
        m_hooks.changed(caller.terminal.hall);
    return cancelled;
}

Result<Standing> HallQueue::come_back(const Caller& caller, const std::string& id) {
    const auto pace = pace_of(caller.terminal.hall);
    Standing found;
    const auto done =
        with_ticket(caller, id, [&](Connection& connection, Ticket& ticket) -> Result<> {
            ticket.place = connection.draw(kPlaces);
            ticket.desk.clear();
            ticket.due_at.reset();
            TEREZE_TRY(change(connection, caller, ticket, TicketAction::ComeBack));
            found = standing(connection, ticket, pace);
            return {};
        });
    if (!done)
        return fail(done.error());
    m_hooks.changed(caller.terminal.hall);
    return found;
}

Result<QueueView> HallQueue::view(const std::string& hall) {
    return m_database.read([&](Connection& connection) -> Result<QueueView> {
        return QueueView{ticket_store::waiting(connection, hall),
                         ticket_store::called(connection, hall),
                         ticket_store::away(connection, hall)};
    });
}

Result<Load> HallQueue::load(const std::string& hall) {
    const auto pace = pace_of(hall);
    return m_database.read([&](Connection& connection) -> Result<Load> {
        Ticket newcomer;
        newcomer.hall = hall;
        const auto waiting = ticket_store::people_ahead(connection, newcomer);
        return Load{waiting, pace.wait(waiting)};
    });
}

Result<DayStatistics> HallQueue::statistics(const std::string& hall, const std::string& day) {
    return m_database.read([&](Connection& connection) -> Result<DayStatistics> {
        return count_day(ticket_store::facts_of_day(connection, hall, day),
                         m_hooks.rules(hall).wait_limit);
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

}  // namespace tereze::server::queue
