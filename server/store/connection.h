// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the body of a transaction works with, on any database. SQL is written so that SQLite and
// PostgreSQL both run it: places are $1, $2, …, numbers are BIGINT, files are BYTEA.
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>

namespace tereze::server::store {

using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;
using Values = std::initializer_list<Value>;

/// Thrown by statements and caught by Database::read and Database::write: it never leaves them.
class Failure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The database cannot be used at the moment: broken off, locked, its disk full. Nothing more can
/// be asked of it in this transaction, and the next one may succeed.
class Gone : public Failure {
  public:
    using Failure::Failure;
};

/// A running query of one database.
class Rows {
  public:
    virtual ~Rows() = default;
    virtual bool next() = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string text(int column) const = 0;
    virtual Bytes blob(int column) const = 0;
};

/// A running query. Columns count from 0. Must not outlive its connection.
class Cursor {
  public:
    explicit Cursor(std::unique_ptr<Rows> rows) : m_rows(std::move(rows)) {}

    /// Moves to the next row; false after the last.
    bool next() { return m_rows->next(); }
    bool is_null(int column) const { return m_rows->is_null(column); }
    std::int64_t integer(int column) const { return m_rows->integer(column); }
    std::string text(int column) const { return m_rows->text(column); }
    Bytes blob(int column) const { return m_rows->blob(column); }

  private:
    std::unique_ptr<Rows> m_rows;
};

class Connection {
  public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    virtual Cursor query(const std::string& sql, Values values = {}) = 0;
    /// Runs to the end and returns how many rows were changed.
    virtual int execute(const std::string& sql, Values values = {}) = 0;
    /// For a statement whose count of rows nobody asks for: it has run when the transaction ends,
    /// and before every later statement. A database behind a network is not waited for.
    virtual void post(const std::string& sql, Values values = {}) = 0;
    /// Waits for what was posted: afterwards all of it has run, or this throws.
    virtual void settle() = 0;
    /// Sends what was posted without waiting for it. What is left fails, if it does, at the next
    /// statement that is waited for: only for the end of what changes nothing.
    virtual void leave() = 0;
    /// Several statements without values, as in migrations.
    virtual void run_script(const std::string& sql) = 0;
    /// Raises a named counter by one and returns the new value; the first is 1. Nobody else in
    /// the world can raise it until the transaction ends, so no number is left out.
    std::int64_t count_up(const std::string& counter);
    /// A number greater than all that were drawn before by that name, without waiting for other
    /// transactions: numbers can be left out. `series` stands in the migrations.
    virtual std::int64_t draw(const std::string& series) = 0;
};

/// Milliseconds since 1970, the form of times in the tables.
std::int64_t to_stored(Clock::TimePoint time);
Clock::TimePoint from_stored(std::int64_t milliseconds);

}  // namespace tereze::server::store
