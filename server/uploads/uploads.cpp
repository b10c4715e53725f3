// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Sealed cases that come in parts.
#include "server/uploads/uploads.h"

#include "core/base/digest.h"

#include <optional>

namespace tereze::server::uploads {

using store::Connection;
using store::to_stored;

namespace {

auto not_found() {
    return fail("uploads.not_found", ErrorClass::Software, Remedy::Retry);
}

std::string line_of(const std::string& terminal) {
    return "uploads/" + terminal;
}

std::optional<Progress> find(Connection& connection, const std::string& terminal,
                             const std::string& sha256) {
    auto row =
        connection.query("SELECT size, received FROM upload WHERE terminal = $1 AND sha256 = $2",
                         {terminal, sha256});
    if (!row.next())
        return std::nullopt;
    return Progress{row.integer(0), row.integer(1)};
}

std::int64_t open_of(Connection& connection, const std::string& terminal) {
    auto row = connection.query("SELECT count(*) FROM upload WHERE terminal = $1", {terminal});
    return row.next() ? row.integer(0) : 0;
}

void remove(Connection& connection, const std::string& terminal, const std::string& sha256) {
    connection.post("DELETE FROM upload_part WHERE terminal = $1 AND sha256 = $2",
                    {terminal, sha256});
    connection.post("DELETE FROM upload WHERE terminal = $1 AND sha256 = $2", {terminal, sha256});
}

/// Whether the very part is there.
bool has_part(Connection& connection, const std::string& terminal, const std::string& sha256,
              std::int64_t start, ByteView part) {
    auto row = connection.query(
        "SELECT content FROM upload_part WHERE terminal = $1 AND sha256 = $2 AND start = $3",
        {terminal, sha256, start});
    return row.next() && row.blob(0) == Bytes(part.begin(), part.end());
}

}  // namespace

Result<Progress> Uploads::begin(const std::string& terminal, const std::string& sha256,
                                std::int64_t size) {
    if (size < 1 || size > kLargest)
        return fail("uploads.too_large", ErrorClass::Software, Remedy::None);
    return m_database.write(line_of(terminal), [&](Connection& connection) -> Result<Progress> {
        if (const auto known = find(connection, terminal, sha256)) {
            if (known->size != size)
                return fail("uploads.size_differs", ErrorClass::Software, Remedy::None);
            return *known;
        }
        if (open_of(connection, terminal) >= kMostOpen)
            return fail("uploads.too_many", ErrorClass::Software, Remedy::Retry);
        connection.post(
            "INSERT INTO upload (terminal, sha256, size, received, touched_at) "
            "VALUES ($1, $2, $3, 0, $4)",
            {terminal, sha256, size, to_stored(m_clock.now())});
        return Progress{size, 0};
    });
}

Result<Progress> Uploads::progress(const std::string& terminal, const std::string& sha256) {
    return m_database.read([&](Connection& connection) -> Result<Progress> {
        const auto known = find(connection, terminal, sha256);
        if (!known)
            return not_found();
        return *known;
    });
}

Result<Progress> Uploads::add(const std::string& terminal, const std::string& sha256,
                              std::int64_t start, ByteView part) {
    return m_database.write(line_of(terminal), [&](Connection& connection) -> Result<Progress> {
        auto known = find(connection, terminal, sha256);
        if (!known)
            return not_found();
        const auto length = static_cast<std::int64_t>(part.size());
        if (start < known->received && has_part(connection, terminal, sha256, start, part))
            return *known;
        if (start != known->received || length == 0 || length > kLargestPart ||
            start + length > known->size)
            return fail("uploads.place_wrong", ErrorClass::Software, Remedy::Retry,
                        "expected at " + std::to_string(known->received));
        connection.post(
            "INSERT INTO upload_part (terminal, sha256, start, content) VALUES ($1, $2, $3, $4)",
            {terminal, sha256, start, Bytes(part.begin(), part.end())});
        known->received += length;
        connection.post(
            "UPDATE upload SET received = $3, touched_at = $4 WHERE terminal = $1 AND sha256 = $2",
            {terminal, sha256, known->received, to_stored(m_clock.now())});
        return *known;
    });
}

Result<Bytes> Uploads::whole(const std::string& terminal, const std::string& sha256) {
    TEREZE_ASSIGN(auto content, m_database.read([&](Connection& connection) -> Result<Bytes> {
        const auto known = find(connection, terminal, sha256);
        if (!known)
            return not_found();
        if (known->received != known->size)
            return fail("uploads.incomplete", ErrorClass::Software, Remedy::Retry);
        Bytes all;
        all.reserve(static_cast<std::size_t>(known->size));
        auto rows = connection.query(
            "SELECT content FROM upload_part WHERE terminal = $1 AND sha256 = $2 ORDER BY start",
            {terminal, sha256});
        while (rows.next()) {
            const auto part = rows.blob(0);
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }));
    if (sha256_hex(content) == sha256)
        return content;
    TEREZE_TRY(drop(terminal, sha256));
    return fail("uploads.changed", ErrorClass::Network, Remedy::Retry);
}

Result<> Uploads::drop(const std::string& terminal, const std::string& sha256) {
    return m_database.write(line_of(terminal), [&](Connection& connection) -> Result<> {
        remove(connection, terminal, sha256);
        return {};
    });
}

Result<> Uploads::sweep() {
    const auto before = to_stored(m_clock.now() - kLife);
    return m_database.write("uploads", [&](Connection& connection) -> Result<> {
        connection.post(
            "DELETE FROM upload_part WHERE EXISTS (SELECT 1 FROM upload WHERE "
            "upload.terminal = upload_part.terminal AND upload.sha256 = upload_part.sha256 AND "
            "upload.touched_at < $1)",
            {before});
        connection.post("DELETE FROM upload WHERE touched_at < $1", {before});
        return {};
    });
}

}  // namespace tereze::server::uploads
