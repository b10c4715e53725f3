// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Transactions of one and of many.
#include "server/store/transaction.h"

namespace tereze::server::store {
namespace {

void try_rollback(Connection& connection) {
    try {
        connection.execute("ROLLBACK");
    } catch (const std::exception&) {
        // The database has ended the transaction itself, or is gone with it.
    }
}

void run_alone(Connection& connection, WriteJob& job) {
    connection.execute((*job.work)(connection) ? "COMMIT" : "ROLLBACK");
}

/// Settled at its end, so that no statement of this job fails in the middle of the next.
void run_between_savepoints(Connection& connection, WriteJob& job) {
    connection.post("SAVEPOINT job");
    bool keep = false;
    try {
        keep = (*job.work)(connection);
        connection.settle();
    } catch (const Gone&) {
        throw;
    } catch (const std::exception& exception) {
        job.outcome = outcome_of(exception);
        keep = false;
    }
    if (!keep)
        connection.post("ROLLBACK TO SAVEPOINT job");
    connection.post("RELEASE SAVEPOINT job");
}

}  // namespace

Result<> outcome_of(const std::exception& exception) {
    if (dynamic_cast<const Gone*>(&exception) != nullptr)
        return fail("store.unavailable", ErrorClass::Network, Remedy::Retry, exception.what());
    return fail("store.failed", ErrorClass::Software, Remedy::Service, exception.what());
}

void run_together(Connection& connection, const std::function<void()>& begin,
                  const std::vector<WriteJob*>& jobs) {
    try {
        begin();
        if (jobs.size() == 1)
            return run_alone(connection, *jobs.front());
        for (auto* job : jobs)
            run_between_savepoints(connection, *job);
        connection.execute("COMMIT");
    } catch (const std::exception& exception) {
        try_rollback(connection);
        for (auto* job : jobs)
            job->outcome = outcome_of(exception);
    }
}

Result<> run_reading(Connection& connection, const std::string& begin, const Database::Work& work) {
    try {
        connection.post(begin);
        work(connection);
        connection.post("COMMIT");
        connection.leave();
        return {};
    } catch (const std::exception& exception) {
        try_rollback(connection);
        return outcome_of(exception);
    }
}

}  // namespace tereze::server::store
