// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whether a database keeps what its servers acknowledged, and nothing by halves.
#pragma once

#include "server/store/database.h"
#include "tests/support/load/crowd.h"

#include <string>
#include <vector>

namespace tereze::testing {

/// What is wrong, a line each; empty: nothing. The journal is replayed: every ticket has to be in
/// the state that its facts lead to, by the table of server/queue/ticket.h.
std::vector<std::string> audit(server::store::Database& database, const Acknowledged& told);

}  // namespace tereze::testing
