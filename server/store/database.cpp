// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From an address to the database that lives there.
#include "server/store/database.h"

#include "server/store/postgresql/pg_database.h"
#include "server/store/sqlite/sqlite_database.h"

namespace tereze::server::store {

Result<std::unique_ptr<Database>> Database::open(const Address& address, const Clock& clock) {
    return address.is_file() ? open_sqlite(address.file, clock) : open_postgresql(address, clock);
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file,
                                                 const Clock& clock) {
    return open_sqlite(file, clock);
}

}  // namespace tereze::server::store
