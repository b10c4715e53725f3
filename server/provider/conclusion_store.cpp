// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of conclusions.
#include "server/provider/conclusion_store.h"

namespace tereze::server::provider::conclusion_store {
namespace {

using store::Connection;
using store::Cursor;

const std::string kSelect =
    "SELECT id, case_id, body, office, asked_by, asked_at, due, verdict, given_at, given_by "
    "FROM conclusion ";

Conclusion read(const Cursor& row) {
    Conclusion conclusion{row.text(0), row.text(1), row.text(2),
                          row.text(3), row.text(4), store::from_stored(row.integer(5)),
                          row.text(6), row.text(7), std::nullopt,
                          row.text(9)};
    if (!row.is_null(8))
        conclusion.given_at = store::from_stored(row.integer(8));
    return conclusion;
}

std::vector<Conclusion> read_all(Cursor rows) {
    std::vector<Conclusion> all;
    while (rows.next())
        all.push_back(read(rows));
    return all;
}

}  // namespace

void insert(Connection& connection, const Conclusion& conclusion) {
    connection.post(
        "INSERT INTO conclusion (id, case_id, body, office, asked_by, asked_at, due) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {conclusion.id, conclusion.case_id, conclusion.body, conclusion.office, conclusion.asked_by,
         store::to_stored(conclusion.asked_at), conclusion.due});
}

void set_draft(Connection& connection, const Conclusion& conclusion, const Bytes& document) {
    connection.post(
        "UPDATE conclusion SET verdict = $2, given_by = $3, document = $4 WHERE id = $1",
        {conclusion.id, conclusion.verdict, conclusion.given_by, document});
}

void set_given(Connection& connection, const Conclusion& conclusion, const Bytes& signature,
               const std::string& chain) {
    connection.post(
        "UPDATE conclusion SET signature = $2, chain = $3, given_at = $4 WHERE id = $1",
        {conclusion.id, signature, chain, store::to_stored(conclusion.given_at.value())});
}

std::optional<Conclusion> find(Connection& connection, const std::string& id) {
    auto rows = connection.query(kSelect + "WHERE id = $1", {id});
    if (!rows.next())
        return std::nullopt;
    return read(rows);
}

std::optional<Signed> signed_parts(Connection& connection, const std::string& id) {
    auto row =
        connection.query("SELECT document, signature, chain FROM conclusion WHERE id = $1", {id});
    if (!row.next())
        return std::nullopt;
    return Signed{row.blob(0), row.blob(1), row.text(2)};
}

std::vector<Conclusion> of_case(Connection& connection, const std::string& case_id) {
    return read_all(
        connection.query(kSelect + "WHERE case_id = $1 ORDER BY asked_at, id", {case_id}));
}

std::vector<Conclusion> open_of_office(Connection& connection, const std::string& office) {
    return read_all(connection.query(
        kSelect + "WHERE office = $1 AND given_at IS NULL ORDER BY due, id LIMIT 200", {office}));
}

std::vector<Conclusion> unsent(Connection& connection, Clock::TimePoint before) {
    return read_all(connection.query(
        kSelect + "WHERE office = '' AND message_id = '' AND given_at IS NULL AND "
                  "(sent_at IS NULL OR sent_at < $1) ORDER BY asked_at, id LIMIT 100",
        {store::to_stored(before)}));
}

bool claim(Connection& connection, const std::string& id, Clock::TimePoint now,
           Clock::TimePoint before) {
    return connection.execute(
               "UPDATE conclusion SET sent_at = $2 WHERE id = $1 AND message_id = '' AND "
               "(sent_at IS NULL OR sent_at < $3)",
               {id, store::to_stored(now), store::to_stored(before)}) == 1;
}

void release(Connection& connection, const std::string& id) {
    connection.post("UPDATE conclusion SET sent_at = NULL WHERE id = $1", {id});
}

void set_message(Connection& connection, const std::string& id, const std::string& message_id) {
    connection.post("UPDATE conclusion SET message_id = $2 WHERE id = $1", {id, message_id});
}

std::optional<Conclusion> by_message(Connection& connection, const std::string& message_id) {
    if (message_id.empty())
        return std::nullopt;
    auto rows = connection.query(kSelect + "WHERE message_id = $1", {message_id});
    if (!rows.next())
        return std::nullopt;
    return read(rows);
}

}  // namespace tereze::server::provider::conclusion_store
