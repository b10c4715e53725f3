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
    std::string sql;  ///< for both databases
    /// Of V001__name.sqlite.sql and V001__name.postgresql.sql: what only one of them needs, or
    /// empty.
    std::string sqlite;
    std::string postgresql;

    std::string script(Dialect dialect) const {
        return sql + (dialect == Dialect::Postgresql ? postgresql : sqlite);
    }
};

/// In the order of their versions.
const std::vector<Migration>& migrations();

}  // namespace tereze::server::store
