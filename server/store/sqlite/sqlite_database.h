// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A database in one file, for one server process.
#pragma once

#include "server/store/database.h"

#include <filesystem>
#include <memory>

namespace tereze::server::store {

/// Errors: store.not_opened, store.migration_failed, store.newer_version.
Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file,
                                              const Clock& clock);

}  // namespace tereze::server::store
