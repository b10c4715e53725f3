// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of cases.
#include "server/cases/case_store.h"

#include <limits>
#include <utility>

namespace tereze::server::cases::case_store {
namespace {

using store::Connection;
using store::Cursor;
using store::Value;

const std::string kSelect =
    "SELECT id, token, hall, registration_number, service_id, operation, channel, state, "
    "account_id, applicant_name, registered_at, expected_result, package_sha256, "
    "expected_provisional, applicant_number, office, incoming_number, incoming_at, executor, "
    "completeness FROM case_record ";

CaseRecord read(const Cursor& row) {
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7),
            row.text(8),
            row.text(9),
            store::from_stored(row.integer(10)),
            row.text(11),
            row.integer(13) != 0,
            row.text(12),
            row.text(14),
            row.text(15),
            row.text(16),
            row.is_null(17) ? std::nullopt : std::optional(store::from_stored(row.integer(17))),
            row.text(18),
            row.text(19)};
}

std::optional<CaseRecord> read_one(Cursor rows) {
    if (!rows.next())
        return std::nullopt;
    return read(rows);
}

const std::string kLatestFirst = "ORDER BY registered_at DESC, registration_number DESC ";

std::vector<CaseRecord> read_all(Cursor rows) {
    std::vector<CaseRecord> records;
    while (rows.next())
        records.push_back(read(rows));
    return records;
}

/// Every case comes after the end of time.
std::pair<std::int64_t, std::string> start_of(const PageWanted& page) {
    if (!page.after)
        return {std::numeric_limits<std::int64_t>::max(), std::string()};
    return {store::to_stored(page.after->registered_at), page.after->registration_number};
}

Value stored(const std::optional<Clock::TimePoint>& time) {
    if (!time)
        return nullptr;
    return store::to_stored(*time);
}

/// Column names cannot be bound, so each part has its whole statement.
const char* select_part(Part part) {
    switch (part) {
        case Part::Manifest:
            return "SELECT manifest FROM case_record WHERE id = $1";
        case Part::Signature:
            return "SELECT signature FROM case_record WHERE id = $1";
        case Part::Chain:
            return "SELECT chain FROM case_record WHERE id = $1";
        case Part::Receipt:
            return "SELECT receipt FROM case_record WHERE id = $1";
    }
    return "";
}

}  // namespace

void insert(Connection& connection, const CaseRecord& record, const casework::Package& package,
            const std::string& chain, const std::string& receipt,
            const std::string& procedure_journal) {
    const Value expected =
        record.expected_result.empty() ? Value(nullptr) : Value(record.expected_result);
    connection.post(
        "INSERT INTO case_record (id, token, hall, registration_number, service_id, operation, "
        "channel, state, account_id, applicant_name, registered_at, expected_result, "
        "package_sha256, manifest, signature, chain, receipt, expected_provisional, "
        "procedure_journal, applicant_number, office, incoming_number, incoming_at) VALUES ($1, "
        "$2, "
        "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, "
        "$22, $23)",
        {record.id,
         record.token,
         record.hall,
         record.registration_number,
         record.service_id,
         record.operation,
         record.channel,
         record.state,
         record.account_id,
         record.applicant_name,
         store::to_stored(record.registered_at),
         expected,
         record.package_sha256,
         package.manifest,
         package.signature,
         chain,
         receipt,
         record.expected_provisional ? 1 : 0,
         procedure_journal,
         record.applicant_number,
         record.office,
         record.incoming_number,
         stored(record.incoming_at)});
    for (const auto& [name, content] : package.files)
        connection.post(
            "INSERT INTO case_attachment (case_id, file_name, content) VALUES ($1, $2, $3)",
            {record.id, name, content});
}

void update(Connection& connection, const CaseRecord& record,
            const std::string& procedure_journal) {
    connection.post(
        "UPDATE case_record SET state = $2, incoming_number = $3, incoming_at = $4, executor = $5, "
        "completeness = $6, procedure_journal = $7 WHERE id = $1",
        {record.id, record.state, record.incoming_number, stored(record.incoming_at),
         record.executor, record.completeness, procedure_journal});
}

bool any_without_office(Connection& connection) {
    return connection.query("SELECT 1 FROM case_record WHERE office = '' LIMIT 1").next();
}

int give_to_office(Connection& connection, const std::string& office,
                   const std::string& service_id) {
    return connection.execute(
        "UPDATE case_record SET office = $1 WHERE office = '' AND service_id = $2",
        {office, service_id});
}

std::optional<CaseRecord> find(Connection& connection, const std::string& id) {
    return read_one(connection.query(kSelect + "WHERE id = $1", {id}));
}

std::optional<CaseRecord> find_by_token(Connection& connection, const std::string& token) {
    return read_one(connection.query(kSelect + "WHERE token = $1", {token}));
}

std::vector<CaseRecord> of_hall(Connection& connection, const std::string& hall,
                                const std::string& state, const PageWanted& page) {
    const auto [time, number] = start_of(page);
    return read_all(connection.query(kSelect +
                                         "WHERE hall = $1 AND state = $2 AND "
                                         "(registered_at < $3 OR (registered_at = $3 AND "
                                         "registration_number < $4)) " +
                                         kLatestFirst + "LIMIT $5",
                                     {hall, state, time, number, page.limit}));
}

std::vector<CaseRecord> of_office(Connection& connection, const std::string& office,
                                  const std::string& state, const PageWanted& page) {
    const auto after = page.after.value_or(CasePlace{});
    return read_all(connection.query(
        kSelect + "WHERE office = $1 AND state = $2 AND "
                  "(registered_at > $3 OR (registered_at = $3 AND registration_number > $4)) "
                  "ORDER BY registered_at, registration_number LIMIT $5",
        {office, state, store::to_stored(after.registered_at), after.registration_number,
         page.limit}));
}

std::vector<CaseRecord> of_applicant(Connection& connection, const std::string& applicant_number,
                                     const std::string& number_part, const PageWanted& page) {
    const auto [time, number] = start_of(page);
    return read_all(connection.query(
        kSelect +
            "WHERE applicant_number = $1 AND registration_number LIKE $2 AND "
            "(registered_at < $3 OR (registered_at = $3 AND registration_number < $4)) " +
            kLatestFirst + "LIMIT $5",
        {applicant_number, "%" + number_part + "%", time, number, page.limit}));
}

std::optional<Bytes> part(Connection& connection, const std::string& id, Part part) {
    auto row = connection.query(select_part(part), {id});
    if (!row.next())
        return std::nullopt;
    return row.blob(0);
}

std::optional<std::string> procedure_journal(Connection& connection, const std::string& id) {
    auto row = connection.query("SELECT procedure_journal FROM case_record WHERE id = $1", {id});
    if (!row.next() || row.is_null(0))
        return std::nullopt;
    return row.text(0);
}

std::optional<Bytes> attachment(Connection& connection, const std::string& id,
                                const std::string& file_name) {
    auto row = connection.query(
        "SELECT content FROM case_attachment WHERE case_id = $1 AND file_name = $2",
        {id, file_name});
    if (!row.next())
        return std::nullopt;
    return row.blob(0);
}

}  // namespace tereze::server::cases::case_store
