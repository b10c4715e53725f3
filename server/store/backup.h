// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Copies of the database, taken while it is used, and brought back.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/database.h"

#include <filesystem>
#include <functional>

namespace tereze::server::store {

/// How much of a copy is done, from 0 to 1.
using Progress = std::function<void(double)>;

/// Copies a database as it is at one moment, also while a server writes to it. The copy stands
/// under its name only when it is whole, checked, and on the disk. Errors: store.not_opened,
/// store.backup_failed (the detail says what; an existing file is never written over).
Result<> back_up(const std::filesystem::path& database, const std::filesystem::path& copy,
                 const Progress& progress);

/// Checks pages, references and the versions of the tables. Errors: store.not_opened,
/// store.damaged, store.newer_version (of a later program).
Result<> check_database(const std::filesystem::path& file);

/// Puts a checked copy in the database's place; what stood there is kept beside it as
/// NAME.before-restore-TIME. No server may run on it. Errors: those of check_database,
/// store.in_use, store.backup_failed.
Result<> restore(const std::filesystem::path& copy, const std::filesystem::path& database,
                 const Clock& clock, const Progress& progress);

/// The same for either database. PostgreSQL's own pg_dump and pg_restore do its part; its copy of
/// what stood there before a restore lies beside the copy that is restored, as
/// NAME.before-restore-TIME. Errors also: store.unavailable, store.in_use (a server is connected).
Result<> back_up(const Address& database, const std::filesystem::path& copy,
                 const Progress& progress);
Result<> check_database(const Address& database);
Result<> restore(const std::filesystem::path& copy, const Address& database, const Clock& clock,
                 const Progress& progress);

/// Held by whoever uses an embedded database for long: a second server on the same file would keep
/// no promise. Released with the object, or with the process.
class DatabaseLock {
  public:
    /// Errors: store.in_use, store.not_opened.
    static Result<DatabaseLock> take(const std::filesystem::path& database);
    DatabaseLock(DatabaseLock&& other) noexcept;
    DatabaseLock& operator=(DatabaseLock&&) = delete;
    DatabaseLock(const DatabaseLock&) = delete;
    DatabaseLock& operator=(const DatabaseLock&) = delete;
    ~DatabaseLock();

  private:
    explicit DatabaseLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

}  // namespace tereze::server::store
