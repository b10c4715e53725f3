// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The files of store/migrations, built into the program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tereze::server::store {

enum class Dialect { Sqlite, Postgresql };

struct Migration {
    std::int64_t version = 0;  ///< the number of V001__name.sql
    std::string name;
    std::string sql;         ///< for both databases
    std::string postgresql;  ///< of V001__name.postgresql.sql: what only this one needs, or empty

    std::string script(Dialect dialect) const {
        return dialect == Dialect::Postgresql ? sql + postgresql : sql;
    }
};

/// In the order of their versions.
const std::vector<Migration>& migrations();

}  // namespace tereze::server::store
