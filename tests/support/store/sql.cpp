// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/store/sql.h"

namespace tereze::testing {

using server::store::Connection;

std::int64_t ask_number(server::store::Database& database, const std::string& sql) {
    auto number = database.read([&](Connection& connection) -> Result<std::int64_t> {
        auto row = connection.query(sql);
        row.next();
        return row.integer(0);
    });
    if (!number)
        throw std::runtime_error(number.error().detail);
    return *number;
}

void run_sql(server::store::Database& database, const std::string& sql) {
    const auto done = database.write("test", [&](Connection& connection) -> Result<> {
        connection.execute(sql);
        return {};
    });
    if (!done)
        throw std::runtime_error(done.error().detail);
}

}  // namespace tereze::testing
