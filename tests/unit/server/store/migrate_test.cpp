// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From every version of the tables that ever was to the one of today, with what was in them.
#include "server/store/migrate.h"

#include "core/base/digest.h"
#include "server/store/postgresql/pg_connection.h"
#include "server/store/sqlite/sqlite_connection.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/sql.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::store;

namespace {

std::unique_ptr<Connection> connect(const Address& address) {
    if (address.is_file())
        return SqliteConnection::open(address.file, SqliteConnection::Access::Write).value();
    return PgConnection::open(address).value();
}

/// The tables as the program of that version left them.
void make_old(Connection& connection, const Address& address, std::int64_t version) {
    connection.run_script(
        "CREATE TABLE schema_migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, "
        "sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    const auto dialect = address.is_file() ? Dialect::Sqlite : Dialect::Postgresql;
    for (const auto& migration : migrations()) {
        if (migration.version > version)
            return;
        const auto sql = migration.script(dialect);
        connection.run_script(sql);
        connection.execute("INSERT INTO schema_migration VALUES ($1, $2, $3, 0)",
                           {migration.version, migration.name, sha256_hex(as_bytes(sql))});
    }
}

/// By the columns of the first version, which all later ones have.
void fill(Connection& connection) {
    for (const auto* id : {"t1", "t2"}) {
        connection.execute(
            "INSERT INTO ticket (id, token, hall, day, number, service_id, language, purpose, "
            "state, iin, surname, given_names, document_number, birth_date, created_at, joined_at, "
            "place) VALUES ($1, $1, 'h', '2026-11-27', $1, 's', 'kk', 'submit', 'waiting', '', '', "
            "'', '', '', 1, 2, 1)",
            {id});
        connection.execute(
            "INSERT INTO journal (id, at, terminal, account, event, subject, detail) VALUES ($1, "
            "5, '', '', 'ticket.joined', $1, '')",
            {id});
    }
    connection.execute("INSERT INTO counter (name, value) VALUES ('case/075/26', 41)");
    connection.execute(
        "INSERT INTO account (id, login, name, iin, roles, password_hash, created_at) VALUES "
        "('a', 'aliyeva', 'Әлиева', '850505400018', 'operator', '', 1)");
    connection.execute(
        "INSERT INTO case_record (id, token, hall, registration_number, service_id, operation, "
        "channel, state, account_id, applicant_name, registered_at, package_sha256, manifest, "
        "signature, chain, receipt) VALUES ('c', 'c', 'h', '075-26-000041', 's', 'issue', "
        "'centre', 'registered', 'a', 'Ахметов', 1, '', $1, $2, '', '')",
        {to_bytes(R"({"applicant":{"iin":"750101300004","name":"Дәулет"}})"), Bytes{1}});
}

}  // namespace

TEST_CASE("every earlier version becomes today's, and nothing in it is lost") {
    const SystemClock clock;
    for (const auto& migration : migrations()) {
        INFO(migration.name);
        const testing::TemporaryFolder folder;
        const auto address = testing::new_database(folder.path());
        {
            const auto old = connect(address);
            make_old(*old, address, migration.version);
            fill(*old);
        }
        const auto database = testing::open_database(address, clock);
        CHECK(testing::ask_number(*database, "SELECT max(version) FROM schema_migration") ==
              migrations().back().version);
        CHECK(testing::ask_number(*database,
                                  "SELECT count(*) FROM ticket WHERE rank = 0 AND "
                                  "alarm = 0") == 2);
        CHECK(testing::ask_number(*database, "SELECT count(DISTINCT number) FROM journal") == 2);
        const auto next = database->write("test", [](Connection& connection) {
            return Result<std::int64_t>(connection.count_up("case/075/26"));
        });
        CHECK(next.value() == 42);
        constexpr std::int64_t kApplicantsKnownSince = 11;
        CHECK(testing::ask_number(*database,
                                  "SELECT count(*) FROM case_record WHERE applicant_number = "
                                  "'750101300004'") ==
              (migration.version < kApplicantsKnownSince ? 1 : 0));
        CHECK(testing::ask_number(*database, "SELECT count(*) FROM account WHERE halls = ''") == 1);
    }
}

TEST_CASE("places go on after those that were given before they had a series") {
    const SystemClock clock;
    const testing::TemporaryFolder folder;
    const auto address = testing::new_database(folder.path());
    {
        const auto old = connect(address);
        make_old(*old, address, 2);
        // Only SQLite had servers then.
        if (address.is_file())
            old->execute("INSERT INTO counter (name, value) VALUES ('queue/place', 17)", {});
    }
    const auto database = testing::open_database(address, clock);
    const auto place = database->write("test", [](Connection& connection) {
        return Result<std::int64_t>(connection.draw("ticket_place"));
    });
    CHECK(place.value() > (address.is_file() ? 17 : 0));
}
