// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// pg_dump and pg_restore as child processes.
#include "server/store/postgresql/pg_backup.h"

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/calendar/civil_time.h"
#include "server/store/migrations.h"
#include "server/store/postgresql/pg_connection.h"

namespace tereze::server::store {
namespace {

constexpr std::chrono::hours kLongest{12};

auto failed(std::string why) {
    return fail("store.backup_failed", ErrorClass::Software, Remedy::Service, std::move(why));
}

/// The password goes through the environment: a command line can be read by everybody.
Result<> run_tool(const Address& database, std::vector<std::string> command) {
    const auto name = command.front();
    ChildOptions options;
    options.argv = std::move(command);
    if (!database.password.empty())
        options.environment["PGPASSWORD"] = database.password;
    TEREZE_ASSIGN(const auto done, run_command(options, kLongest));
    if (done.exit_code != 0)
        return failed(name + " ended with " + std::to_string(done.exit_code));
    return {};
}

/// What a query without values says in its first row and column.
Result<std::int64_t> ask_number(const Address& database, const std::string& sql) {
    TEREZE_ASSIGN(const auto connection, PgConnection::open(database));
    try {
        auto row = connection->query(sql, {});
        return row.next() ? row.integer(0) : 0;
    } catch (const Failure& failure) {
        return fail("store.damaged", ErrorClass::Software, Remedy::Service, failure.what());
    }
}

Result<> refuse_used(const Address& database) {
    TEREZE_ASSIGN(const auto others,
                  ask_number(database,
                             "SELECT count(*) FROM pg_stat_activity WHERE datname = "
                             "current_database() AND application_name = 'tereze-server' AND pid <> "
                             "pg_backend_pid()"));
    if (others > 0)
        return fail("store.in_use", ErrorClass::User, Remedy::Retry,
                    std::to_string(others) + " connections");
    return {};
}

Result<> check_copy(const Address& database, const std::filesystem::path& copy) {
    if (run_tool(database, {"pg_restore", "--list", "--file=/dev/null", copy.string()}))
        return {};
    return fail("store.damaged", ErrorClass::Software, Remedy::Service, copy.filename().string());
}

}  // namespace

Result<> dump_postgresql(const Address& database, const std::filesystem::path& copy,
                         const Progress& progress) {
    std::error_code problem;
    if (std::filesystem::exists(copy, problem))
        return failed(copy.filename().string() + " exists");
    TEREZE_TRY(check_postgresql(database));
    auto unfinished = copy;
    unfinished += ".unfinished";
    progress(0);
    auto made = run_tool(database, {"pg_dump", "--format=custom", "--no-owner",
                                    "--file=" + unfinished.string(), database.postgresql});
    if (made)
        made = check_copy(database, unfinished);
    if (!made) {
        std::filesystem::remove(unfinished, problem);
        return made;
    }
    std::filesystem::rename(unfinished, copy, problem);
    if (problem)
        return failed(problem.message());
    progress(1);
    return sync_folder(copy.parent_path());
}

Result<> check_postgresql(const Address& database) {
    TEREZE_ASSIGN(const auto version,
                  ask_number(database, "SELECT coalesce(max(version), 0) FROM schema_migration"));
    if (version > migrations().back().version)
        return fail("store.newer_version", ErrorClass::Software, Remedy::Configure,
                    "version " + std::to_string(version));
    return {};
}

Result<> restore_postgresql(const std::filesystem::path& copy, const Address& database,
                            const Clock& clock, const Progress& progress) {
    TEREZE_TRY(check_copy(database, copy));
    TEREZE_TRY(refuse_used(database));
    if (check_postgresql(database)) {
        auto kept = copy;
        kept += ".before-restore-" + calendar::iso_time(clock.now());
        TEREZE_TRY(dump_postgresql(database, kept, [](double) {}));
    }
    progress(0);
    // In one transaction: what stands there stays until all of the copy is in its place.
    TEREZE_TRY(run_tool(
        database, {"pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
                   "--exit-on-error", "--dbname=" + database.postgresql, copy.string()}));
    progress(1);
    return {};
}

}  // namespace tereze::server::store
