// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of tickets.
#include "server/queue/ticket_store.h"

namespace tereze::server::queue::ticket_store {
namespace {

using store::Connection;
using store::Cursor;
using store::to_stored;
using store::Value;

const std::string kSelect =
    "SELECT id, token, hall, day, number, state, print_failure, service_id, language, purpose, "
    "iin, surname, given_names, document_number, birth_date, created_at, joined_at, place, "
    "called_at, calls, desk FROM ticket ";

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
    ticket.request = {row.text(7),
                      row.text(8),
                      row.text(9),
                      {row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)}};
    ticket.created_at = store::from_stored(row.integer(15));
    ticket.joined_at = time_or_nothing(row, 16);
    ticket.place = row.integer(17);
    ticket.called_at = time_or_nothing(row, 18);
    ticket.calls = row.integer(19);
    ticket.desk = row.text(20);
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
        "iin, surname, given_names, document_number, birth_date, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        {ticket.id, ticket.token, ticket.hall, ticket.day, ticket.number, ticket.request.service_id,
         ticket.request.language, ticket.request.purpose, std::string(to_string(ticket.state)),
         holder.iin, holder.surname, holder.given_names, holder.document_number, holder.birth_date,
         to_stored(ticket.created_at)});
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

std::optional<Ticket> first_waiting(Connection& connection, const std::string& hall) {
    return read_one(connection.query(
        kSelect + "WHERE hall = $1 AND state = 'waiting' ORDER BY place LIMIT 1", {hall}));
}

void update(Connection& connection, const Ticket& ticket, Clock::TimePoint now) {
    connection.post(
        "UPDATE ticket SET state = $2, print_failure = $3, joined_at = $4, place = $5, "
        "called_at = $6, calls = $7, desk = $8 WHERE id = $1",
        {ticket.id, std::string(to_string(ticket.state)), ticket.print_failure,
         stored_or_null(ticket.joined_at), ticket.place, stored_or_null(ticket.called_at),
         ticket.calls, text_or_null(ticket.desk)});
    if (ticket.state == TicketState::Serving)
        connection.post("UPDATE ticket SET started_at = $2 WHERE id = $1 AND started_at IS NULL",
                        {ticket.id, to_stored(now)});
    // The holder's data served to call and recognise the person; nothing needs them afterwards.
    if (is_final(ticket.state))
        connection.post(
            "UPDATE ticket SET ended_at = $2, iin = '', surname = '', given_names = '', "
            "document_number = '', birth_date = '' WHERE id = $1",
            {ticket.id, to_stored(now)});
}

std::int64_t people_ahead(Connection& connection, const std::string& hall, std::int64_t place) {
    auto row =
        place == 0
            ? connection.query("SELECT count(*) FROM ticket WHERE hall = $1 AND state = 'waiting'",
                               {hall})
            : connection.query(
                  "SELECT count(*) FROM ticket WHERE hall = $1 AND state = 'waiting' AND "
                  "place < $2",
                  {hall, place});
    row.next();
    return row.integer(0);
}

std::vector<Ticket> waiting(Connection& connection, const std::string& hall) {
    return read_all(
        connection.query(kSelect + "WHERE hall = $1 AND state = 'waiting' ORDER BY place", {hall}));
}

std::vector<Ticket> called(Connection& connection, const std::string& hall) {
    return read_all(connection.query(
        kSelect + "WHERE hall = $1 AND state IN ('called', 'serving') ORDER BY called_at DESC, "
                  "place DESC",
        {hall}));
}

std::vector<Ticket> overdue(Connection& connection, const std::string& hall,
                            Clock::TimePoint reserved_before, Clock::TimePoint joined_before) {
    return read_all(connection.query(
        kSelect + "WHERE hall = $1 AND ((state = 'reserved' AND created_at < $2) OR "
                  "(state = 'waiting' AND joined_at < $3))",
        {hall, to_stored(reserved_before), to_stored(joined_before)}));
}

std::vector<std::string> halls_with_overdue(Connection& connection,
                                            Clock::TimePoint reserved_before,
                                            Clock::TimePoint joined_before) {
    auto rows = connection.query(
        "SELECT DISTINCT hall FROM ticket WHERE (state = 'reserved' AND created_at < $1) OR "
        "(state = 'waiting' AND joined_at < $2)",
        {to_stored(reserved_before), to_stored(joined_before)});
    std::vector<std::string> halls;
    while (rows.next())
        halls.push_back(rows.text(0));
    return halls;
}

Pace pace(Connection& connection, const std::string& hall, const std::string& day,
          Clock::TimePoint desks_since) {
    Pace pace;
    auto times = connection.query(
        "SELECT ended_at - called_at FROM ticket WHERE hall = $1 AND day = $2 AND "
        "state = 'finished' ORDER BY ended_at DESC LIMIT 20",
        {hall, day});
    while (times.next()) {
        pace.mean_milliseconds += times.integer(0);
        ++pace.finished;
    }
    if (pace.finished > 0)
        pace.mean_milliseconds /= pace.finished;
    auto desks = connection.query(
        "SELECT count(DISTINCT desk) FROM ticket WHERE hall = $1 AND called_at >= $2",
        {hall, to_stored(desks_since)});
    desks.next();
    pace.desks = desks.integer(0);
    return pace;
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
