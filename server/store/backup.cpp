// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Copies of whichever database an address names.
#include "server/store/backup.h"

#include "server/store/postgresql/pg_backup.h"

namespace tereze::server::store {

Result<> back_up(const Address& database, const std::filesystem::path& copy,
                 const Progress& progress) {
    return database.is_file() ? back_up(database.file, copy, progress)
                              : dump_postgresql(database, copy, progress);
}

Result<> check_database(const Address& database) {
    return database.is_file() ? check_database(database.file) : check_postgresql(database);
}

Result<> restore(const std::filesystem::path& copy, const Address& database, const Clock& clock,
                 const Progress& progress) {
    return database.is_file() ? restore(copy, database.file, clock, progress)
                              : restore_postgresql(copy, database, clock, progress);
}

}  // namespace tereze::server::store
