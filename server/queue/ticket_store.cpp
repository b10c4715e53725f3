// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of tickets.
#include "server/queue/ticket_store.h"

#include "core/base/ids.h"
#include "server/store/words.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tereze::server::queue::ticket_store {
namespace {

using store::Connection;
using store::Cursor;
using store::join_words;
using store::split_words;
using store::to_stored;
using store::Value;

const std::string kSelect =
    "SELECT id, token, hall, day, number, state, print_failure, service_id, language, purpose, "
    "iin, surname, given_names, document_number, birth_date, created_at, joined_at, place, "
    "called_at, calls, desk, rank, benefit, for_desk, return_to, note, further_services, due_at, "
    "alarm FROM ticket ";

std::optional<Clock::TimePoint> time_or_nothing(const Cursor& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return store::from_stored(row.integer(column));
}

Value stored_or_null(const std::optional<Clock::TimePoint>& time) {
    if (!time)
        return nullptr;
    return to_stored(*time);
}

Value text_or_null(const std::string& text) {
    if (text.empty())
        return nullptr;
    return text;
}

Ticket read(const Cursor& row) {
    Ticket ticket;
    ticket.id = row.text(0);
    ticket.token = row.text(1);
    ticket.hall = row.text(2);
    ticket.day = row.text(3);
    ticket.number = row.text(4);
    const auto state = ticket_state_from(row.text(5));
    if (!state)
        throw store::Failure("unknown ticket state");
    ticket.state = *state;
    ticket.print_failure = row.text(6);
    ticket.request = {
        row.text(7),  row.text(8),
        row.text(9),  {row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)},
        row.text(22), split_words(row.text(26))};
    ticket.created_at = store::from_stored(row.integer(15));
    ticket.joined_at = time_or_nothing(row, 16);
    ticket.place = row.integer(17);
    ticket.called_at = time_or_nothing(row, 18);
    ticket.calls = row.integer(19);
    ticket.desk = row.text(20);
    ticket.rank = row.integer(21);
    ticket.for_desk = row.text(23);
    ticket.return_to = row.text(24);
    ticket.note = row.text(25);
    ticket.due_at = time_or_nothing(row, 27);
    ticket.alarm = row.integer(28);
    return ticket;
}

std::vector<Ticket> read_all(Cursor rows) {
    std::vector<Ticket> tickets;
    while (rows.next())
        tickets.push_back(read(rows));
    return tickets;
}

std::optional<Ticket> read_one(Cursor rows) {
    if (!rows.next())
        return std::nullopt;
    return read(rows);
}

}  // namespace

void insert(Connection& connection, const Ticket& ticket) {
    const auto& holder = ticket.request.holder;
    connection.post(
        "INSERT INTO ticket (id, token, hall, day, number, service_id, language, purpose, state, "
        "iin, surname, given_names, document_number, birth_date, created_at, rank, benefit, "
        "further_services) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
        "$15, "
        "$16, $17, $18)",
        {ticket.id, ticket.token, ticket.hall, ticket.day, ticket.number, ticket.request.service_id,
         ticket.request.language, ticket.request.purpose, std::string(to_string(ticket.state)),
         holder.iin, holder.surname, holder.given_names, holder.document_number, holder.birth_date,
         to_stored(ticket.created_at), ticket.rank, ticket.request.benefit,
         join_words(ticket.request.further_services)});
}

std::optional<Ticket> find(Connection& connection, const std::string& id) {
    return read_one(connection.query(kSelect + "WHERE id = $1", {id}));
}

std::optional<Ticket> find_by_token(Connection& connection, const std::string& token) {
    return read_one(connection.query(kSelect + "WHERE token = $1", {token}));
}

std::optional<Ticket> at_desk(Connection& connection, const std::string& hall,
                              const std::string& desk) {
    return read_one(connection.query(
        kSelect + "WHERE hall = $1 AND desk = $2 AND state IN ('called', 'serving')",
        {hall, desk}));
}

Next look_for_next(Connection& connection, const accounts::Terminal& terminal,
                   const std::string& key) {
    // "|a|b|", in which a service is found by LIKE: the number of services is not known here.
    std::string services;
    for (const auto& service : terminal.services)
        services += (services.empty() ? "|" : "") + service + "|";
    auto row = connection.query(
        "SELECT (SELECT subject FROM idempotency WHERE terminal = $3 AND operation = 'next' AND "
        "key = $4), (SELECT id FROM ticket WHERE hall = $1 AND desk = $2 AND state IN ('called', "
        "'serving')), (SELECT id FROM ticket WHERE hall = $1 AND state = 'waiting' AND "
        "(for_desk = '' OR for_desk = $2) AND ($5 = '' OR for_desk = $2 OR $5 LIKE '%|' || "
        "service_id || '|%') ORDER BY rank, place LIMIT 1)",
        {terminal.hall, terminal.desk, terminal.common_name, key, services});
    row.next();
    return {row.text(0), row.text(1), row.text(2)};
}

void update(Connection& connection, const Ticket& ticket, Clock::TimePoint now) {
    connection.post(
        "UPDATE ticket SET state = $2, print_failure = $3, joined_at = $4, place = $5, "
        "called_at = $6, calls = $7, desk = $8, rank = $9, benefit = $10, for_desk = $11, "
        "return_to = $12, note = $13, further_services = $14, due_at = $15, alarm = $16, "
        "service_id = $17 WHERE id = $1",
        {ticket.id, std::string(to_string(ticket.state)), ticket.print_failure,
         stored_or_null(ticket.joined_at), ticket.place, stored_or_null(ticket.called_at),
         ticket.calls, text_or_null(ticket.desk), ticket.rank, ticket.request.benefit,
         ticket.for_desk, ticket.return_to, ticket.note,
         join_words(ticket.request.further_services), stored_or_null(ticket.due_at), ticket.alarm,
         ticket.request.service_id});
    if (ticket.state == TicketState::Serving)
        connection.post("UPDATE ticket SET started_at = $2 WHERE id = $1 AND started_at IS NULL",
                        {ticket.id, to_stored(now)});
    // The holder's data served to call and recognise the person; nothing needs them afterwards.
    if (is_final(ticket.state))
        connection.post(
            "UPDATE ticket SET ended_at = $2, iin = '', surname = '', given_names = '', "
            "document_number = '', birth_date = '', note = '', benefit = '' WHERE id = $1",
            {ticket.id, to_stored(now)});
}

std::int64_t people_ahead(Connection& connection, const Ticket& ticket) {
    auto row = connection.query(
        "SELECT count(*) FROM ticket WHERE hall = $1 AND state = 'waiting' AND (rank < $2 OR "
        "(rank = $2 AND ($3 = 0 OR place < $3)))",
        {ticket.hall, ticket.rank, ticket.place});
    row.next();
    return row.integer(0);
}

std::vector<Ticket> waiting(Connection& connection, const std::string& hall) {
    return read_all(connection.query(
        kSelect + "WHERE hall = $1 AND state = 'waiting' ORDER BY rank, place", {hall}));
}

std::vector<Ticket> called(Connection& connection, const std::string& hall) {
    return read_all(connection.query(
        kSelect + "WHERE hall = $1 AND state IN ('called', 'serving') ORDER BY called_at DESC, "
                  "place DESC",
        {hall}));
}

std::vector<Ticket> away(Connection& connection, const std::string& hall) {
    return read_all(connection.query(
        kSelect + "WHERE hall = $1 AND state IN ('parked', 'no-show') ORDER BY due_at", {hall}));
}

std::vector<Ticket> open_tickets(Connection& connection, const std::string& hall) {
    return read_all(connection.query(
        kSelect + "WHERE hall = $1 AND state IN ('reserved', 'waiting', 'parked', 'no-show')",
        {hall}));
}

std::vector<std::string> halls_with_open_tickets(Connection& connection) {
    auto rows = connection.query(
        "SELECT DISTINCT hall FROM ticket WHERE state IN ('reserved', 'waiting', 'parked', "
        "'no-show')");
    std::vector<std::string> halls;
    while (rows.next())
        halls.push_back(rows.text(0));
    return halls;
}

Bytes day_secret(Connection& connection, const std::string& day) {
    {
        auto row = connection.query("SELECT secret FROM day_secret WHERE day = $1", {day});
        if (row.next())
            return row.blob(0);
    }
    const auto secret = random_bytes(32);
    // Halls come here from lines of their own: whoever is first makes it for all.
    connection.post("INSERT INTO day_secret VALUES ($1, $2) ON CONFLICT (day) DO NOTHING",
                    {day, secret});
    connection.post("DELETE FROM day_secret WHERE day < $1", {day});
    auto row = connection.query("SELECT secret FROM day_secret WHERE day = $1", {day});
    row.next();
    return row.blob(0);
}

std::vector<TicketFact> facts_of_day(Connection& connection, const std::string& hall,
                                     const std::string& day) {
    auto rows = connection.query(
        "SELECT journal.subject, journal.event, journal.detail, journal.at FROM ticket JOIN "
        "journal "
        "ON journal.subject = ticket.id WHERE ticket.hall = $1 AND ticket.day = $2 "
        "ORDER BY journal.number",
        {hall, day});
    std::vector<TicketFact> facts;
    while (rows.next())
        facts.push_back(
            {rows.text(0), rows.text(1), rows.text(2), store::from_stored(rows.integer(3))});
    return facts;
}

Pace pace(Connection& connection, const std::string& hall, const std::string& day,
          Clock::TimePoint desks_since) {
    Pace pace;
    auto times = connection.query(
        "SELECT ended_at - called_at FROM ticket WHERE hall = $1 AND day = $2 AND "
        "state = 'finished' ORDER BY ended_at DESC LIMIT 20",
        {hall, day});
    std::vector<double> all;
    while (times.next())
        all.push_back(static_cast<double>(times.integer(0)));
    pace.finished = static_cast<std::int64_t>(all.size());
    const auto count = std::max<double>(1, static_cast<double>(all.size()));
    const double mean = std::accumulate(all.begin(), all.end(), 0.0) / count;
    double squares = 0;
    for (const double time : all)
        squares += (time - mean) * (time - mean);
    pace.mean_milliseconds = static_cast<std::int64_t>(mean);
    pace.spread_milliseconds = static_cast<std::int64_t>(std::sqrt(squares / count));
    auto desks = connection.query(
        "SELECT count(DISTINCT desk) FROM ticket WHERE hall = $1 AND called_at >= $2",
        {hall, to_stored(desks_since)});
    desks.next();
    pace.desks = desks.integer(0);
    return pace;
}

void insert_lease(Connection& connection, const Lease& lease, const accounts::Terminal& terminal,
                  Clock::TimePoint now) {
    connection.post(
        "INSERT INTO number_lease (id, hall, terminal, day, service_id, prefix, first, last, "
        "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {lease.id, terminal.hall, terminal.common_name, lease.day, lease.service_id, lease.prefix,
         lease.first, lease.last, to_stored(now)});
}

std::optional<Lease> find_lease(Connection& connection, const std::string& id,
                                const std::string& terminal) {
    auto row = connection.query(
        "SELECT id, day, service_id, prefix, first, last FROM number_lease WHERE id = $1 AND "
        "terminal = $2",
        {id, terminal});
    if (!row.next())
        return std::nullopt;
    return Lease{row.text(0), row.text(1),    row.text(2),
                 row.text(3), row.integer(4), row.integer(5)};
}

bool is_number_used(Connection& connection, const std::string& hall, const std::string& day,
                    const std::string& number) {
    return connection
        .query("SELECT id FROM ticket WHERE hall = $1 AND day = $2 AND number = $3",
               {hall, day, number})
        .next();
}

std::optional<Use> find_use(Connection& connection, const std::string& terminal,
                            const std::string& operation, const std::string& key) {
    auto row = connection.query(
        "SELECT request_sha256, subject FROM idempotency WHERE terminal = $1 AND operation = $2 "
        "AND key = $3",
        {terminal, operation, key});
    if (!row.next())
        return std::nullopt;
    return Use{row.text(0), row.text(1)};
}

void insert_use(Connection& connection, const std::string& terminal, const std::string& operation,
                const std::string& key, const Use& use, Clock::TimePoint now) {
    connection.post(
        "INSERT INTO idempotency (terminal, operation, key, request_sha256, subject, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {terminal, operation, key, use.request_sha256, use.ticket_id, to_stored(now)});
}

void forget_uses(Connection& connection, Clock::TimePoint before) {
    connection.post("DELETE FROM idempotency WHERE created_at < $1", {to_stored(before)});
}

}  // namespace tereze::server::queue::ticket_store
