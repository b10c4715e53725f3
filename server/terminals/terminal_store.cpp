// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of terminals and their certificates.
#include "server/terminals/terminal_store.h"

#include "server/store/words.h"

namespace tereze::server::terminals::terminal_store {
namespace {

using store::Connection;
using store::Cursor;
using store::from_stored;
using store::to_stored;

constexpr auto kColumns =
    "terminal.common_name, terminal.role, terminal.hall, terminal.desk, terminal.services, "
    "terminal.code_sha256, terminal.code_expires_at, terminal.enrolled_at, terminal.revoked_at";
constexpr auto kCertificateColumns = "serial, common_name, key_sha256, code_sha256, pem, not_after";

std::optional<Clock::TimePoint> time_or_nothing(const Cursor& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(from_stored(row.integer(column)));
}

Kept read(const Cursor& row) {
    Kept kept;
    kept.terminal = {
        row.text(0),
        accounts::terminal_role_from(row.text(1)).value_or(accounts::TerminalRole::Board),
        row.text(2), row.text(3), store::split_words(row.text(4))};
    kept.code_sha256 = row.text(5);
    kept.code_expires_at = from_stored(row.integer(6));
    kept.enrolled_at = time_or_nothing(row, 7);
    kept.revoked_at = time_or_nothing(row, 8);
    return kept;
}

std::optional<Kept> one(Cursor row) {
    return row.next() ? std::optional(read(row)) : std::nullopt;
}

std::optional<IssuedCertificate> one_certificate(Cursor row) {
    if (!row.next())
        return std::nullopt;
    return IssuedCertificate{row.text(0), row.text(1), row.text(2),
                             row.text(3), row.text(4), from_stored(row.integer(5))};
}

std::string select(const char* columns, const char* rest) {
    return std::string("SELECT ") + columns + " FROM " + rest;
}

}  // namespace

void invite(Connection& connection, const Kept& kept, Clock::TimePoint now) {
    const auto& terminal = kept.terminal;
    connection.post(
        "INSERT INTO terminal (common_name, role, hall, desk, services, code_sha256, "
        "code_expires_at, invited_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "ON CONFLICT (common_name) DO UPDATE SET role = excluded.role, hall = excluded.hall, "
        "desk = excluded.desk, services = excluded.services, code_sha256 = excluded.code_sha256, "
        "code_expires_at = excluded.code_expires_at, invited_at = excluded.invited_at",
        {terminal.common_name, std::string(accounts::to_string(terminal.role)), terminal.hall,
         terminal.desk, store::join_words(terminal.services), kept.code_sha256,
         to_stored(kept.code_expires_at), to_stored(now)});
}

std::optional<Kept> by_name(Connection& connection, const std::string& common_name) {
    return one(
        connection.query(select(kColumns, "terminal WHERE common_name = $1"), {common_name}));
}

std::optional<Kept> by_code(Connection& connection, const std::string& code_sha256) {
    return one(
        connection.query(select(kColumns, "terminal WHERE code_sha256 = $1"), {code_sha256}));
}

std::vector<Kept> all(Connection& connection) {
    auto rows = connection.query(select(kColumns, "terminal ORDER BY common_name"));
    std::vector<Kept> found;
    while (rows.next())
        found.push_back(read(rows));
    return found;
}

void note_enrolled(Connection& connection, const std::string& common_name, Clock::TimePoint now) {
    connection.post(
        "UPDATE terminal SET enrolled_at = $1, revoked_at = NULL WHERE common_name = $2",
        {to_stored(now), common_name});
}

void revoke(Connection& connection, const std::string& common_name, Clock::TimePoint now) {
    // An invitation that nobody has used yet is over as well.
    connection.post(
        "UPDATE terminal SET revoked_at = $1, code_expires_at = $2 WHERE common_name = $3",
        {to_stored(now), to_stored(now), common_name});
    revoke_others(connection, common_name, {}, now);
}

void insert_certificate(Connection& connection, const IssuedCertificate& certificate,
                        Clock::TimePoint now) {
    connection.post(
        "INSERT INTO terminal_certificate (serial, common_name, key_sha256, code_sha256, pem, "
        "issued_at, not_after) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {certificate.serial, certificate.common_name, certificate.key_sha256,
         certificate.code_sha256, certificate.pem, to_stored(now),
         to_stored(certificate.not_after)});
}

std::optional<IssuedCertificate> by_invitation(Connection& connection,
                                               const std::string& code_sha256) {
    return one_certificate(connection.query(
        select(kCertificateColumns, "terminal_certificate WHERE code_sha256 = $1"), {code_sha256}));
}

std::optional<IssuedCertificate> latest(Connection& connection, const std::string& common_name) {
    return one_certificate(connection.query(
        select(kCertificateColumns,
               "terminal_certificate WHERE common_name = $1 AND revoked_at IS NULL "
               "ORDER BY not_after DESC LIMIT 1"),
        {common_name}));
}

void revoke_others(Connection& connection, const std::string& common_name,
                   const std::string& serial, Clock::TimePoint now) {
    connection.post(
        "UPDATE terminal_certificate SET revoked_at = $1 WHERE common_name = $2 AND serial <> $3 "
        "AND revoked_at IS NULL",
        {to_stored(now), common_name, serial});
}

std::optional<Kept> by_certificate(Connection& connection, const std::string& common_name,
                                   const std::string& serial) {
    return one(connection.query(
        select(kColumns,
               "terminal JOIN terminal_certificate ON terminal_certificate.common_name = "
               "terminal.common_name WHERE terminal.common_name = $1 AND serial = $2 AND "
               "terminal.revoked_at IS NULL AND terminal_certificate.revoked_at IS NULL"),
        {common_name, serial}));
}

}  // namespace tereze::server::terminals::terminal_store
