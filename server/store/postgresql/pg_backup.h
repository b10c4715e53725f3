// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Copies of a database of PostgreSQL, by its own tools.
#pragma once

#include "server/store/backup.h"

namespace tereze::server::store {

/// Errors: store.unavailable, store.backup_failed.
Result<> dump_postgresql(const Address& database, const std::filesystem::path& copy,
                         const Progress& progress);

/// Errors: store.unavailable, store.damaged, store.newer_version.
Result<> check_postgresql(const Address& database);

/// Errors: store.unavailable, store.in_use, store.damaged, store.backup_failed.
Result<> restore_postgresql(const std::filesystem::path& copy, const Address& database,
                            const Clock& clock, const Progress& progress);

}  // namespace tereze::server::store
