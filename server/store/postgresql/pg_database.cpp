// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lines over several processes: an advisory lock that a transaction holds to its end.
#include "server/store/postgresql/pg_database.h"

#include "server/store/commit_line.h"
#include "server/store/connection_pool.h"
#include "server/store/migrate.h"
#include "server/store/postgresql/pg_feed.h"
#include "server/store/transaction.h"

#include <map>
#include <mutex>

namespace tereze::server::store {
namespace {

class PgDatabase final : public Database {
  public:
    explicit PgDatabase(const Address& address)
        : m_pool([address] { return PgConnection::open(address); }, address.connections),
          m_feed(address) {}

    Result<> transact(const std::string& line, const Work& work) override {
        return line_of(line).pass(work, [&](const std::vector<WriteJob*>& jobs) {
            const auto reached = m_pool.with_connection([&](PgConnection& connection) {
                run_together(
                    connection, [&] { begin(connection, line); }, jobs);
            });
            if (!reached)
                for (auto* job : jobs)
                    job->outcome = reached;
        });
    }

    Result<> look(const Work& work) override {
        Result<> outcome;
        TEREZE_TRY(m_pool.with_connection([&](PgConnection& connection) {
            outcome =
                run_reading(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
        }));
        return outcome;
    }

    void announce(const std::string& topic) override { m_feed.announce(topic); }
    void listen(Listener listener) override { m_feed.start(std::move(listener)); }

  private:
    /// What this transaction reads was committed by all who stood in the line before: at this level
    /// each statement sees what is there when it begins, and the lock comes before all of them.
    static void begin(PgConnection& connection, const std::string& line) {
        connection.post("BEGIN ISOLATION LEVEL READ COMMITTED", {});
        connection.post("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", {line});
    }

    CommitLine& line_of(const std::string& name) {
        const std::lock_guard lock(m_mutex);
        return m_lines[name];
    }

    ConnectionPool<PgConnection> m_pool;
    PgFeed m_feed;
    std::mutex m_mutex;  // of what follows
    std::map<std::string, CommitLine> m_lines;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgresql(const Address& address, const Clock& clock) {
    auto database = std::make_unique<PgDatabase>(address);
    TEREZE_TRY(migrate(*database, Dialect::Postgresql, clock));
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace tereze::server::store
