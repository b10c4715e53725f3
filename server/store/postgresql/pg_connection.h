// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One connection to PostgreSQL through libpq, in pipeline mode.
#pragma once

#include "core/base/result.h"
#include "server/store/connection.h"
#include "server/store/database.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tereze::server::store {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

/// Used by one thread at a time. What is posted travels with the next statement that is waited for,
/// so a transaction costs as many journeys as it asks questions.
class PgConnection final : public Connection {
  public:
    /// Errors: store.unavailable (the detail is libpq's; it names no password).
    static Result<std::unique_ptr<PgConnection>> open(const Address& address);
    ~PgConnection() override;

    Cursor query(const std::string& sql, Values values) override;
    int execute(const std::string& sql, Values values) override;
    void post(const std::string& sql, Values values) override;
    void settle() override;
    void leave() override;
    void run_script(const std::string& sql) override;
    std::int64_t draw(const std::string& series) override;

    /// False: it broke off, and no statement will ever succeed.
    bool alive() const;
    /// Whether it can be given to the next user.
    bool idle() const;
    int socket() const;
    /// Process id of its server side, as in notifications.
    int server_process() const;
    /// Notifications that have come, each once: who sent it and with which word.
    std::vector<std::pair<int, std::string>> take_notifications();

  private:
    explicit PgConnection(PGconn* handle) : m_handle(handle) {}
    void send(const std::string& sql, Values values);
    const std::string& prepared(const std::string& sql, Values values);
    ResultPtr wait();
    ResultPtr next_result();
    [[noreturn]] void gone() const;

    PGconn* m_handle;
    std::unordered_map<std::string, std::string> m_prepared;  ///< from SQL to its name
    std::vector<std::string> m_unproven;  ///< SQL whose preparation has not been answered yet
    std::int64_t m_names = 0;
    int m_unanswered = 0;  ///< statements that were sent and not waited for
    int m_left = 0;        ///< marks of `leave` whose answers have not been read
};

}  // namespace tereze::server::store
