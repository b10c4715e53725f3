// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/store/test_database.h"

#include "tests/support/store/postgres_server.h"

#include <cstdlib>
#include <stdexcept>

namespace tereze::testing {

bool tests_postgresql() {
    const char* wanted = std::getenv("TEREZE_TEST_DATABASE");
    return wanted != nullptr && std::string(wanted) == "postgresql";
}

server::store::Address new_database(const std::filesystem::path& folder) {
    server::store::Address address;
    if (tests_postgresql())
        address.postgresql = PostgresServer::shared().make_database();
    else
        address.file = folder / "server.sqlite";
    return address;
}

std::unique_ptr<server::store::Database> open_database(const server::store::Address& address,
                                                       const Clock& clock) {
    auto opened = server::store::Database::open(address, clock);
    if (!opened)
        throw std::runtime_error(opened.error().code + " " + opened.error().detail);
    return std::move(*opened);
}

}  // namespace tereze::testing
