// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The one write connection to SQLite. SQL is written so that PostgreSQL runs it too ($1, $2, …).
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace tereze::server::store {

using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;

/// Thrown by statements and caught by Database::read and Database::write: it never leaves them.
class Failure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class Connection;

/// A running query. Columns count from 0. Must not outlive its connection.
class Cursor {
  public:
    Cursor(Cursor&& other) noexcept;
    Cursor& operator=(Cursor&&) = delete;
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    ~Cursor();

    /// Moves to the next row; false after the last.
    bool next();
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;

  private:
    friend class Connection;
    Cursor(Connection& connection, sqlite3_stmt* statement);
    Connection* m_connection;
    sqlite3_stmt* m_statement;
};

/// What the body of Database::read or write works with.
class Connection {
  public:
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    Cursor query(const std::string& sql, std::initializer_list<Value> values = {});
    /// Runs to the end and returns how many rows were changed.
    int execute(const std::string& sql, std::initializer_list<Value> values = {});
    /// Several statements without values, as in migrations.
    void run_script(const std::string& sql);
    /// Raises a named counter by one and returns the new value; the first is 1.
    std::int64_t count_up(const std::string& counter);

  private:
    friend class Database;
    friend class Cursor;
    struct Cache;
    explicit Connection(sqlite3* handle);
    sqlite3_stmt* prepare(const std::string& sql);
    void give_back(sqlite3_stmt* statement);
    sqlite3* m_handle;
    std::unique_ptr<Cache> m_cache;
};

/// Safe to use from several threads: one body runs at a time.
class Database {
  public:
    /// Opens or creates the file, sets WAL, foreign keys and full synchronisation, and brings the
    /// tables up to date. Errors: store.not_opened, store.migration_failed.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                  const Clock& clock);

    /// Runs `body(Connection&)`, which returns a Result, in a transaction: committed when the
    /// result has a value, else rolled back. Errors: store.failed, and those of the body.
    template <class Body>
    auto write(Body&& body) -> std::invoke_result_t<Body, Connection&> {
        return run<Body>("BEGIN IMMEDIATE", std::forward<Body>(body));
    }
    /// The same for a body that only reads: all its reads see one state.
    template <class Body>
    auto read(Body&& body) -> std::invoke_result_t<Body, Connection&> {
        return run<Body>("BEGIN", std::forward<Body>(body));
    }

  private:
    explicit Database(sqlite3* handle) : m_connection(handle) {}

    template <class Body>
    auto run(const char* begin, Body&& body) -> std::invoke_result_t<Body, Connection&> {
        std::optional<std::invoke_result_t<Body, Connection&>> outcome;
        auto done = transact(begin, [&](Connection& connection) {
            outcome.emplace(body(connection));
            return outcome->has_value();
        });
        if (!done)
            return tl::unexpected(std::move(done).error());
        return std::move(*outcome);
    }
    Result<> transact(const char* begin, const std::function<bool(Connection&)>& body);

    std::mutex m_mutex;
    Connection m_connection;
};

/// Milliseconds since 1970, the form of times in the tables.
std::int64_t to_stored(Clock::TimePoint time);
Clock::TimePoint from_stored(std::int64_t milliseconds);

}  // namespace tereze::server::store
