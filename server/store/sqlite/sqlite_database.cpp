// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One writer whose commits are shared, and readers beside it, as WAL allows.
#include "server/store/sqlite/sqlite_database.h"

#include "server/store/commit_line.h"
#include "server/store/connection_pool.h"
#include "server/store/migrate.h"
#include "server/store/sqlite/sqlite_connection.h"
#include "server/store/transaction.h"

#include <utility>
#include <vector>

namespace tereze::server::store {
namespace {

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(const std::filesystem::path& file, std::unique_ptr<SqliteConnection> writer)
        : m_writer(std::move(writer)),
          m_readers([file] { return SqliteConnection::open(file, SqliteConnection::Access::Read); },
                    kMostReaders) {}

    Result<> transact(const std::string&, const Work& work) override {
        return m_line.pass(work, [this](const std::vector<WriteJob*>& jobs) {
            run_together(
                *m_writer, [this] { m_writer->execute("BEGIN IMMEDIATE", {}); }, jobs);
        });
    }

    Result<> look(const Work& work) override {
        Result<> outcome;
        TEREZE_TRY(m_readers.with_connection(
            [&](SqliteConnection& reader) { outcome = run_reading(reader, "BEGIN", work); }));
        return outcome;
    }

    void announce(const std::string& topic) override {
        if (m_listener)
            m_listener(topic);
    }

    void listen(Listener listener) override { m_listener = std::move(listener); }

  private:
    static constexpr int kMostReaders = 4;

    CommitLine m_line;
    std::unique_ptr<SqliteConnection> m_writer;
    ConnectionPool<SqliteConnection> m_readers;
    Listener m_listener;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file,
                                              const Clock& clock) {
    TEREZE_ASSIGN(auto writer, SqliteConnection::open(file, SqliteConnection::Access::Write));
    auto database = std::make_unique<SqliteDatabase>(file, std::move(writer));
    TEREZE_TRY(migrate(*database, Dialect::Sqlite, clock));
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace tereze::server::store
