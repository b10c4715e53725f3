// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of the register of licences.
#include "server/register/licence_store.h"

#include "core/base/ids.h"
#include "server/store/words.h"

namespace tereze::server::licences::licence_store {
namespace {

using casework::LicenceData;
using store::Connection;
using store::Cursor;

constexpr std::size_t kTokenBytes = 12;
const std::string kSelect =
    "SELECT unique_number, token, office, series, number, service_id, holder_number, holder_name, "
    "sub_kinds, issued_on, valid_until, state, replaces, duplicates FROM licence ";

LicenceState state_from(const std::string& word) {
    for (const auto state : {LicenceState::Issued, LicenceState::Suspended, LicenceState::Replaced})
        if (to_string(state) == word)
            return state;
    return LicenceState::Terminated;
}

std::string date_or_nothing(calendar::Date date) {
    return date.ok() ? calendar::iso_date(date) : std::string();
}

Licence read(const Cursor& row) {
    return {row.text(0),  row.text(1),     row.text(2),
            row.text(3),  row.integer(4),  row.text(5),
            row.text(6),  row.text(7),     store::split_words(row.text(8)),
            row.text(9),  row.text(10),    state_from(row.text(11)),
            row.text(12), row.integer(13), {}};
}

std::vector<Licence> read_all(Connection& connection, Cursor rows) {
    std::vector<Licence> all;
    while (rows.next())
        all.push_back(read(rows));
    for (auto& licence : all) {
        auto annexes = connection.query(
            "SELECT number, sub_kinds, issued_on FROM licence_annex WHERE licence = $1 "
            "ORDER BY number",
            {licence.unique_number});
        while (annexes.next())
            licence.annexes.push_back(
                {annexes.integer(0), store::split_words(annexes.text(1)), annexes.text(2)});
    }
    return all;
}

std::optional<Licence> read_one(Connection& connection, Cursor rows) {
    auto all = read_all(connection, std::move(rows));
    if (all.empty())
        return std::nullopt;
    return std::move(all.front());
}

auto state_wrong(LicenceState state) {
    return fail("licences.state_wrong", ErrorClass::Regulation, Remedy::None,
                std::string(to_string(state)));
}

Result<Licence> find_living(Connection& connection, const std::string& unique_number) {
    auto licence = find(connection, unique_number);
    if (!licence)
        return fail("licences.not_found", ErrorClass::User, Remedy::None);
    if (licence->state != LicenceState::Issued)
        return state_wrong(licence->state);
    return std::move(*licence);
}

void set_state(Connection& connection, const std::string& unique_number, LicenceState state) {
    connection.post("UPDATE licence SET state = $2 WHERE unique_number = $1",
                    {unique_number, std::string(to_string(state))});
}

void insert(Connection& connection, const std::string& office, const LicenceData& data) {
    connection.post(
        "INSERT INTO licence (unique_number, token, office, series, number, service_id, "
        "holder_number, holder_name, sub_kinds, issued_on, valid_until, state, replaces) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {data.unique_number, to_hex(random_bytes(kTokenBytes)), office, data.series, data.number,
         data.service_id, data.holder_number, data.holder_name, store::join_words(data.sub_kinds),
         date_or_nothing(data.issued_on), date_or_nothing(data.valid_until),
         std::string(to_string(LicenceState::Issued)), data.replaces});
}

}  // namespace

std::int64_t next_number(Connection& connection, const std::string& series) {
    return connection.count_up("licence/" + series);
}

Result<std::string> give(Connection& connection, const std::string& office,
                         const LicenceData& data) {
    // One of a licence from before this register gets a number of its own.
    if (data.duplicate && find(connection, data.unique_number)) {
        TEREZE_TRY(find_living(connection, data.unique_number));
        connection.post("UPDATE licence SET duplicates = duplicates + 1 WHERE unique_number = $1",
                        {data.unique_number});
        return data.unique_number;
    }
    if (data.annex > 0) {
        TEREZE_ASSIGN(const auto licence, find_living(connection, data.unique_number));
        // Another was given since this one was drafted.
        if (data.annex != static_cast<std::int64_t>(licence.annexes.size()) + 1)
            return state_wrong(licence.state);
        connection.post(
            "INSERT INTO licence_annex (licence, number, sub_kinds, issued_on) "
            "VALUES ($1, $2, $3, $4)",
            {data.unique_number, data.annex, store::join_words(data.sub_kinds),
             date_or_nothing(data.issued_on)});
        return data.unique_number;
    }
    // One from before this register is replaced without a word here.
    if (!data.replaces.empty() && find(connection, data.replaces)) {
        TEREZE_TRY(find_living(connection, data.replaces));
        set_state(connection, data.replaces, LicenceState::Replaced);
    }
    insert(connection, office, data);
    return data.unique_number;
}

Result<> change(Connection& connection, const std::string& unique_number,
                casework::DecisionKind order) {
    const auto licence = find(connection, unique_number);
    if (!licence)
        return fail("licences.not_found", ErrorClass::User, Remedy::None);
    const auto next = after_order(licence->state, order);
    if (!next)
        return state_wrong(licence->state);
    set_state(connection, unique_number, *next);
    return {};
}

std::optional<Licence> find(Connection& connection, const std::string& unique_number) {
    return read_one(connection,
                    connection.query(kSelect + "WHERE unique_number = $1", {unique_number}));
}

std::optional<Licence> find_by_token(Connection& connection, const std::string& token) {
    return read_one(connection, connection.query(kSelect + "WHERE token = $1", {token}));
}

std::vector<Licence> of_holder(Connection& connection, const std::string& holder_number) {
    return read_all(connection,
                    connection.query(kSelect + "WHERE holder_number = $1 "
                                               "ORDER BY issued_on DESC, unique_number DESC",
                                     {holder_number}));
}

}  // namespace tereze::server::licences::licence_store
