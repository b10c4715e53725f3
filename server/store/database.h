// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One face for both databases: SQLite in a file of one hall's server, PostgreSQL behind several
// server processes.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/connection.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace tereze::server::store {

/// Where the data are: a file of SQLite, or a database of PostgreSQL.
struct Address {
    std::filesystem::path file;
    /// "postgresql://user@host:5432/name", as libpq reads it; empty: the file.
    std::string postgresql;
    std::string password;  ///< of PostgreSQL; empty: as libpq finds one itself
    int connections = 8;   ///< at most, to PostgreSQL

    bool is_file() const { return postgresql.empty(); }
};

/// Safe to use from several threads.
///
/// Whoever writes stands in a *line*, named by what is changed together: "queue/almaty-075". The
/// transactions of one line run one after the other, in all processes that use the database, so
/// that what a body has read holds until it is committed. Bodies that wait in one line at the same
/// moment share a commit; each of them is still kept whole or not at all. SQLite has one line for
/// everything.
class Database {
  public:
    /// Told of an announcement; with an empty topic: some may have been missed, so anything may
    /// have changed. Called on a thread of the database or of the one who announces.
    using Listener = std::function<void(const std::string& topic)>;

    /// Opens the database (a file is created) and brings its tables up to date.
    /// Errors: store.not_opened, store.unavailable, store.migration_failed, store.newer_version.
    static Result<std::unique_ptr<Database>> open(const Address& address, const Clock& clock);
    /// A file of SQLite.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                  const Clock& clock);

    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    /// Runs `body(Connection&)`, which returns a Result, in a transaction: committed when the
    /// result has a value, else rolled back. The body may run on another thread that writes in the
    /// same line, and must not itself read or write through the Database.
    /// Errors: store.failed, store.unavailable, and those of the body.
    template <class Body>
    auto write(const std::string& line, Body&& body) -> std::invoke_result_t<Body, Connection&> {
        return run<Body>([&](const auto& work) { return transact(line, work); },
                         std::forward<Body>(body));
    }
    /// The same for a body that only reads: all its reads see one state.
    template <class Body>
    auto read(Body&& body) -> std::invoke_result_t<Body, Connection&> {
        return run<Body>([&](const auto& work) { return look(work); }, std::forward<Body>(body));
    }

    /// Tells the listeners of all processes that something of a topic has changed, at once here,
    /// within a fraction of a second elsewhere. Never fails: who missed one is told to look.
    virtual void announce(const std::string& topic) = 0;
    /// To be called once, before the first announcement.
    virtual void listen(Listener listener) = 0;

    /// True: the transaction is to be committed.
    using Work = std::function<bool(Connection&)>;

  protected:
    virtual Result<> transact(const std::string& line, const Work& work) = 0;
    virtual Result<> look(const Work& work) = 0;

  private:
    template <class Body, class Run>
    static auto run(const Run& transaction, Body&& body)
        -> std::invoke_result_t<Body, Connection&> {
        std::optional<std::invoke_result_t<Body, Connection&>> outcome;
        auto done = transaction([&](Connection& connection) {
            outcome.emplace(body(connection));
            return outcome->has_value();
        });
        if (!done)
            return tl::unexpected(std::move(done).error());
        return std::move(*outcome);
    }
};

}  // namespace tereze::server::store
