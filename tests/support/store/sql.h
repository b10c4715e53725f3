// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a test asks or changes in a database behind the back of its owner. Throws
// std::runtime_error.
#pragma once

#include "server/store/database.h"

#include <cstdint>
#include <string>

namespace tereze::testing {

/// The number that a statement gives, as "SELECT count(*) FROM ticket".
std::int64_t ask_number(server::store::Database& database, const std::string& sql);
void run_sql(server::store::Database& database, const std::string& sql);

}  // namespace tereze::testing
