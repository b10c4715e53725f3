// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of decisions.
#include "server/provider/decision_store.h"

namespace tereze::server::provider::decision_store {
namespace {

using store::Connection;
using store::Cursor;
using store::Value;

const std::string kSelect =
    "SELECT id, office, case_id, licence, kind, state, drafted_by, drafted_at, signed_by, "
    "signed_at, note FROM decision ";

DecisionState state_from(const std::string& word) {
    for (const auto state : {DecisionState::Drafted, DecisionState::Signed})
        if (to_string(state) == word)
            return state;
    return DecisionState::Withdrawn;
}

Decision read(const Cursor& row) {
    Decision decision;
    decision.id = row.text(0);
    decision.office = row.text(1);
    decision.case_id = row.is_null(2) ? std::string() : row.text(2);
    decision.licence = row.text(3);
    decision.kind =
        casework::decision_kind_from(row.text(4)).value_or(casework::DecisionKind::Refusal);
    decision.state = state_from(row.text(5));
    decision.drafted_by = row.text(6);
    decision.drafted_at = store::from_stored(row.integer(7));
    decision.signed_by = row.text(8);
    if (!row.is_null(9))
        decision.signed_at = store::from_stored(row.integer(9));
    decision.note = row.text(10);
    return decision;
}

std::vector<Decision> read_all(Cursor rows) {
    std::vector<Decision> all;
    while (rows.next())
        all.push_back(read(rows));
    return all;
}

Value text_or_null(const std::string& text) {
    if (text.empty())
        return nullptr;
    return text;
}

}  // namespace

void insert(Connection& connection, const Decision& decision, const Bytes& document) {
    connection.post(
        "INSERT INTO decision (id, office, case_id, licence, kind, state, document, drafted_by, "
        "drafted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {decision.id, decision.office, text_or_null(decision.case_id), decision.licence,
         std::string(casework::to_string(decision.kind)), std::string(to_string(decision.state)),
         document, decision.drafted_by, store::to_stored(decision.drafted_at)});
}

void withdraw(Connection& connection, const std::string& id, const std::string& note) {
    connection.post("UPDATE decision SET state = $2, note = $3 WHERE id = $1",
                    {id, std::string(to_string(DecisionState::Withdrawn)), note});
}

void set_signed(Connection& connection, const Decision& decision, const Bytes& signature,
                const std::string& chain) {
    connection.post(
        "UPDATE decision SET state = $2, signature = $3, chain = $4, signed_by = $5, "
        "signed_at = $6 WHERE id = $1",
        {decision.id, std::string(to_string(DecisionState::Signed)), signature, chain,
         decision.signed_by, store::to_stored(decision.signed_at.value())});
}

std::optional<Decision> find(Connection& connection, const std::string& id) {
    auto rows = connection.query(kSelect + "WHERE id = $1", {id});
    if (!rows.next())
        return std::nullopt;
    return read(rows);
}

std::optional<DecisionPaper> paper(Connection& connection, const std::string& id) {
    auto row =
        connection.query("SELECT document, signature, chain FROM decision WHERE id = $1", {id});
    if (!row.next())
        return std::nullopt;
    return DecisionPaper{row.blob(0), row.blob(1), row.text(2)};
}

std::vector<Decision> of_case(Connection& connection, const std::string& case_id) {
    return read_all(connection.query(
        kSelect + "WHERE case_id = $1 ORDER BY drafted_at DESC, id DESC", {case_id}));
}

std::vector<Decision> of_licence(Connection& connection, const std::string& unique_number) {
    return read_all(connection.query(kSelect + "WHERE licence = $1 AND state = 'signed' "
                                               "ORDER BY signed_at, id",
                                     {unique_number}));
}

std::optional<Decision> draft_of(Connection& connection, const std::string& case_id,
                                 const std::string& unique_number) {
    auto rows =
        case_id.empty()
            ? connection.query(kSelect +
                                   "WHERE licence = $1 AND case_id IS NULL AND "
                                   "state = 'drafted'",
                               {unique_number})
            : connection.query(kSelect + "WHERE case_id = $1 AND state = 'drafted'", {case_id});
    if (!rows.next())
        return std::nullopt;
    return read(rows);
}

std::vector<Decision> drafted(Connection& connection, const std::string& office) {
    return read_all(connection.query(kSelect + "WHERE office = $1 AND state = 'drafted' "
                                               "ORDER BY drafted_at, id LIMIT 200",
                                     {office}));
}

}  // namespace tereze::server::provider::decision_store
