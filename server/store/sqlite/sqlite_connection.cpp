// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Statements of SQLite behind the store's face.
#include "server/store/sqlite/sqlite_connection.h"

#include <sqlite3.h>

#include <unordered_map>
#include <utility>
#include <vector>

namespace tereze::server::store {
namespace {

/// The disk is full, another process holds the file: nothing is wrong with the statement.
bool is_for_now(int code) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_NOMEM:
            return true;
        default:
            return false;
    }
}

[[noreturn]] void raise(sqlite3* handle, const char* call) {
    const auto words = std::string(call) + ": " + sqlite3_errmsg(handle);
    if (is_for_now(sqlite3_errcode(handle)))
        throw Gone(words);
    throw Failure(words);
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
void bind_all(sqlite3_stmt* statement, Values values) {
    int number = 0;
    for (const auto& value : values) {
        const auto name = "$" + std::to_string(++number);
        const int index = sqlite3_bind_parameter_index(statement, name.c_str());
        if (index == 0)
            throw Failure("no parameter " + name);
        bind_one(statement, index, value);
    }
}

}  // namespace

struct SqliteConnection::Cache {
    std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle;
};

class SqliteConnection::SqliteRows final : public Rows {
  public:
    SqliteRows(SqliteConnection& connection, sqlite3_stmt* statement)
        : m_connection(connection), m_statement(statement) {}
    SqliteRows(const SqliteRows&) = delete;
    SqliteRows& operator=(const SqliteRows&) = delete;
    ~SqliteRows() override { m_connection.give_back(m_statement); }

    bool next() override {
        const int outcome = sqlite3_step(m_statement);
        if (outcome == SQLITE_ROW)
            return true;
        if (outcome != SQLITE_DONE)
            raise(sqlite3_db_handle(m_statement), "step");
        return false;
    }

    bool is_null(int column) const override {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }

    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(m_statement, column);
    }

    std::string text(int column) const override {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        if (text == nullptr)
            return {};
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }

    Bytes blob(int column) const override {
        const auto* bytes =
            static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
        if (bytes == nullptr)
            return {};
        return {bytes, bytes + sqlite3_column_bytes(m_statement, column)};
    }

  private:
    SqliteConnection& m_connection;
    sqlite3_stmt* m_statement;
};

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::filesystem::path& file,
                                                                 Access access) {
    constexpr int kBusyMilliseconds = 5000;
    sqlite3* handle = nullptr;
    // Whoever owns the connection lets one thread in at a time.
    const int flags =
        SQLITE_OPEN_NOMUTEX | (access == Access::Read ? SQLITE_OPEN_READONLY
                                                      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int outcome = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    // Owned from here on: SQLite hands out a handle even where opening failed.
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
    const auto not_opened = [](const char* why) {
        return fail("store.not_opened", ErrorClass::Software, Remedy::Configure, why);
    };
    if (outcome != SQLITE_OK)
        return not_opened(sqlite3_errstr(outcome));
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    try {
        connection->run_script("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
        if (access == Access::Write)
            connection->run_script(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
    } catch (const Failure& failure) {
        return not_opened(failure.what());
    }
    return connection;
}

SqliteConnection::SqliteConnection(sqlite3* handle)
    : m_handle(handle), m_cache(std::make_unique<Cache>()) {}

SqliteConnection::~SqliteConnection() {
    for (const auto& [sql, statements] : m_cache->idle)
        for (auto* statement : statements)
            sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

sqlite3_stmt* SqliteConnection::prepare(const std::string& sql) {
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

void SqliteConnection::give_back(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    // Bound personal data must not lie in memory until the next use of the statement.
    sqlite3_clear_bindings(statement);
    m_cache->idle[sqlite3_sql(statement)].push_back(statement);
}

Cursor SqliteConnection::query(const std::string& sql, Values values) {
    auto* statement = prepare(sql);
    // Owned before it is bound: binding can throw.
    Cursor cursor(std::make_unique<SqliteRows>(*this, statement));
    bind_all(statement, values);
    return cursor;
}

int SqliteConnection::execute(const std::string& sql, Values values) {
    auto cursor = query(sql, values);
    while (cursor.next()) {
    }
    return sqlite3_changes(m_handle);
}

void SqliteConnection::post(const std::string& sql, Values values) {
    execute(sql, values);
}

void SqliteConnection::run_script(const std::string& sql) {
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        raise(m_handle, "script");
}

std::int64_t SqliteConnection::draw(const std::string& series) {
    return count_up(series);
}

bool SqliteConnection::idle() const {
    return sqlite3_get_autocommit(m_handle) != 0;
}

}  // namespace tereze::server::store
