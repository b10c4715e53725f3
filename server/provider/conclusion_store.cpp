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

}  // namespace tereze::server::provider::conclusion_store
