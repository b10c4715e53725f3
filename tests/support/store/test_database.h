// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An empty database of the kind that the run is about: tests of the server run on both.
#pragma once

#include "server/store/database.h"

#include <filesystem>
#include <memory>

namespace tereze::testing {

/// Whether TEREZE_TEST_DATABASE is "postgresql".
bool tests_postgresql();
/// A new one: in the folder, or in the PostgreSQL of the test program.
server::store::Address new_database(const std::filesystem::path& folder);
/// Opens it. Throws std::runtime_error.
std::unique_ptr<server::store::Database> open_database(const server::store::Address& address,
                                                       const Clock& clock);

}  // namespace tereze::testing
