// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One connection to a file of SQLite.
#pragma once

#include "core/base/result.h"
#include "server/store/connection.h"

#include <filesystem>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace tereze::server::store {

class SqliteConnection final : public Connection {
  public:
    enum class Access { Read, Write };

    /// With WAL, full synchronisation and foreign keys. `Write` creates the file.
    /// Errors: store.not_opened.
    static Result<std::unique_ptr<SqliteConnection>> open(const std::filesystem::path& file,
                                                          Access access);
    ~SqliteConnection() override;

    Cursor query(const std::string& sql, Values values) override;
    int execute(const std::string& sql, Values values) override;
    void post(const std::string& sql, Values values) override;
    void settle() override {}
    void leave() override {}
    void run_script(const std::string& sql) override;
    std::int64_t draw(const std::string& series) override;
    /// Whether no transaction is open.
    bool idle() const;

  private:
    class SqliteRows;
    struct Cache;
    explicit SqliteConnection(sqlite3* handle);
    sqlite3_stmt* prepare(const std::string& sql);
    void give_back(sqlite3_stmt* statement);
    sqlite3* m_handle;
    std::unique_ptr<Cache> m_cache;
};

}  // namespace tereze::server::store
