// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SQLite behind the store's face: the only file that calls it.
#include "server/store/database.h"

#include "core/base/digest.h"
#include "server/store/migrations.h"

#include <sqlite3.h>

#include <unordered_map>
#include <vector>

namespace tereze::server::store {
namespace {

[[noreturn]] void raise(sqlite3* handle, const char* call) {
    throw Failure(std::string(call) + ": " + sqlite3_errmsg(handle));
}

void bind_one(sqlite3_stmt* statement, int index, const Value& value) {
    int outcome = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        outcome = sqlite3_bind_int64(statement, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        outcome = sqlite3_bind_text64(statement, index, text->data(), text->size(),
                                      SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
        // An empty vector has no address, and SQLite would take that for NULL.
        outcome = bytes->empty() ? sqlite3_bind_zeroblob(statement, index, 0)
                                 : sqlite3_bind_blob64(statement, index, bytes->data(),
                                                       bytes->size(), SQLITE_TRANSIENT);
    } else {
        outcome = sqlite3_bind_null(statement, index);
    }
    if (outcome != SQLITE_OK)
        raise(sqlite3_db_handle(statement), "bind");
}

/// SQLite numbers "$3" by its first appearance, PostgreSQL by its digits: the digits count here.
void bind_all(sqlite3_stmt* statement, std::initializer_list<Value> values) {
    int number = 0;
    for (const auto& value : values) {
        const auto name = "$" + std::to_string(++number);
        const int index = sqlite3_bind_parameter_index(statement, name.c_str());
        if (index == 0)
            throw Failure("no parameter " + name);
        bind_one(statement, index, value);
    }
}

Result<> migrate(Connection& connection, const Clock& clock) {
    connection.run_script(
        "CREATE TABLE IF NOT EXISTS schema_migration (version BIGINT PRIMARY KEY, "
        "name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    for (const auto& migration : migrations()) {
        const auto fingerprint = sha256_hex(as_bytes(migration.sql));
        {
            auto row = connection.query("SELECT sha256 FROM schema_migration WHERE version = $1",
                                        {migration.version});
            if (row.next()) {
                if (row.text(0) == fingerprint)
                    continue;
                return fail("store.migration_failed", ErrorClass::Software, Remedy::Configure,
                            migration.name + " differs from what was applied");
            }
        }
        connection.run_script(migration.sql);
        connection.execute(
            "INSERT INTO schema_migration VALUES ($1, $2, $3, $4)",
            {migration.version, migration.name, fingerprint, to_stored(clock.now())});
    }
    return {};
}

}  // namespace

struct Connection::Cache {
    std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle;
};

Cursor::Cursor(Connection& connection, sqlite3_stmt* statement)
    : m_connection(&connection), m_statement(statement) {}

Cursor::Cursor(Cursor&& other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr)) {}

Cursor::~Cursor() {
    if (m_statement != nullptr)
        m_connection->give_back(m_statement);
}

bool Cursor::next() {
    const int outcome = sqlite3_step(m_statement);
    if (outcome == SQLITE_ROW)
        return true;
    if (outcome != SQLITE_DONE)
        raise(sqlite3_db_handle(m_statement), "step");
    return false;
}

bool Cursor::is_null(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Cursor::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string Cursor::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (text == nullptr)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Bytes Cursor::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    if (bytes == nullptr)
        return {};
    return {bytes, bytes + sqlite3_column_bytes(m_statement, column)};
}

Connection::Connection(sqlite3* handle) : m_handle(handle), m_cache(std::make_unique<Cache>()) {}

Connection::~Connection() {
    for (const auto& [sql, statements] : m_cache->idle)
        for (auto* statement : statements)
            sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

sqlite3_stmt* Connection::prepare(const std::string& sql) {
    auto& idle = m_cache->idle[sql];
    if (!idle.empty()) {
        auto* statement = idle.back();
        idle.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        raise(m_handle, "prepare");
    return statement;
}

void Connection::give_back(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    // Bound personal data must not lie in memory until the next use of the statement.
    sqlite3_clear_bindings(statement);
    m_cache->idle[sqlite3_sql(statement)].push_back(statement);
}

Cursor Connection::query(const std::string& sql, std::initializer_list<Value> values) {
    Cursor cursor(*this, prepare(sql));
    bind_all(cursor.m_statement, values);
    return cursor;
}

int Connection::execute(const std::string& sql, std::initializer_list<Value> values) {
    auto cursor = query(sql, values);
    while (cursor.next()) {
    }
    return sqlite3_changes(m_handle);
}

void Connection::run_script(const std::string& sql) {
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        raise(m_handle, "script");
}

std::int64_t Connection::count_up(const std::string& counter) {
    auto row = query(
        "INSERT INTO counter (name, value) VALUES ($1, 1) "
        "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
        {counter});
    if (!row.next())
        throw Failure("counter gave nothing");
    const auto value = row.integer(0);
    while (row.next()) {
    }
    return value;
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file,
                                                 const Clock& clock) {
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    const int outcome = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    // Owned from here on: SQLite hands out a handle even where opening failed.
    std::unique_ptr<Database> database(new Database(handle));
    if (outcome != SQLITE_OK)
        return fail("store.not_opened", ErrorClass::Software, Remedy::Configure,
                    sqlite3_errstr(outcome));
    try {
        sqlite3_busy_timeout(handle, 5000);
        database->m_connection.run_script(
            "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
            "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;");
    } catch (const Failure& failure) {
        return fail("store.not_opened", ErrorClass::Software, Remedy::Configure, failure.what());
    }
    auto migrated = database->write([&](Connection& c) { return migrate(c, clock); });
    if (!migrated)
        return fail("store.migration_failed", ErrorClass::Software, Remedy::Configure,
                    migrated.error().detail);
    return database;
}

Result<> Database::transact(const char* begin, const std::function<bool(Connection&)>& body) {
    const std::lock_guard lock(m_mutex);
    try {
        m_connection.execute(begin);
        m_connection.execute(body(m_connection) ? "COMMIT" : "ROLLBACK");
        return {};
    } catch (const std::exception& failure) {
        // A failed COMMIT (disk full) leaves the transaction open; SQLite may also have ended it.
        if (sqlite3_get_autocommit(m_connection.m_handle) == 0)
            sqlite3_exec(m_connection.m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
        return fail("store.failed", ErrorClass::Software, Remedy::Service, failure.what());
    }
}

std::int64_t to_stored(Clock::TimePoint time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Clock::TimePoint from_stored(std::int64_t milliseconds) {
    return Clock::TimePoint(std::chrono::milliseconds(milliseconds));
}

}  // namespace tereze::server::store
