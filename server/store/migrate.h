// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Tables brought up to date, forward only.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/database.h"
#include "server/store/migrations.h"

namespace tereze::server::store {

/// All that is missing, in one transaction. Errors: store.migration_failed (also: what was applied
/// has been changed since), store.newer_version (the tables are of a later program),
/// store.unavailable.
Result<> migrate(Database& database, Dialect dialect, const Clock& clock);

}  // namespace tereze::server::store
