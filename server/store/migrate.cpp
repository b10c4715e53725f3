// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Tables brought up to date, forward only.
#include "server/store/migrate.h"

#include "core/base/digest.h"

namespace tereze::server::store {
namespace {

auto failed(std::string why) {
    return fail("store.migration_failed", ErrorClass::Software, Remedy::Configure, std::move(why));
}

Result<> refuse_newer(Connection& connection) {
    auto newest = connection.query("SELECT coalesce(max(version), 0) FROM schema_migration");
    newest.next();
    if (newest.integer(0) > migrations().back().version)
        return fail("store.newer_version", ErrorClass::Software, Remedy::Configure,
                    "version " + std::to_string(newest.integer(0)));
    return {};
}

Result<> apply_missing(Connection& connection, Dialect dialect, const Clock& clock) {
    connection.run_script(
        "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT PRIMARY KEY, "
        "name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    TEREZE_TRY(refuse_newer(connection));
    for (const auto& migration : migrations()) {
        const auto sql = migration.script(dialect);
        const auto fingerprint = sha256_hex(as_bytes(sql));
        {
            auto row = connection.query("SELECT sha256 FROM schema_migration WHERE version = $1",
                                        {migration.version});
            if (row.next()) {
                if (row.text(0) == fingerprint)
                    continue;
                return failed(migration.name + " differs from what was applied");
            }
        }
        connection.run_script(sql);
        connection.execute(
            "INSERT INTO schema_migration VALUES ($1, $2, $3, $4)",
            {migration.version, migration.name, fingerprint, to_stored(clock.now())});
    }
    return {};
}

}  // namespace

Result<> migrate(Database& database, Dialect dialect, const Clock& clock) {
    auto migrated = database.write("schema", [&](Connection& connection) {
        return apply_missing(connection, dialect, clock);
    });
    if (!migrated && migrated.error().code == "store.failed")
        return failed(migrated.error().detail);
    return migrated;
}

}  // namespace tereze::server::store
