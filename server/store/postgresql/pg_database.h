// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A database of PostgreSQL, for any number of server processes.
#pragma once

#include "server/store/database.h"

#include <memory>

namespace tereze::server::store {

/// Errors: store.unavailable, store.migration_failed, store.newer_version.
Result<std::unique_ptr<Database>> open_postgresql(const Address& address, const Clock& clock);

}  // namespace tereze::server::store
