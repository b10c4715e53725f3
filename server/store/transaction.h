// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From bodies to BEGIN, SAVEPOINT and COMMIT, which both databases know by the same words.
#pragma once

#include "server/store/commit_line.h"
#include "server/store/connection.h"

#include <functional>
#include <vector>

namespace tereze::server::store {

/// Runs the work of all jobs in one transaction that `begin` opens, and fills in their outcomes:
/// each is kept or undone for itself, and all fail where the commit fails. Does not throw.
/// Errors: store.failed, store.unavailable.
void run_together(Connection& connection, const std::function<void()>& begin,
                  const std::vector<WriteJob*>& jobs);

/// Runs the work of a reader between BEGIN and COMMIT. Errors: store.failed, store.unavailable.
Result<> run_reading(Connection& connection, const std::string& begin, const Database::Work& work);

/// The Result of what a statement threw.
Result<> outcome_of(const std::exception& exception);

}  // namespace tereze::server::store
