// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Transactions, values, counters and migrations on a real SQLite file.
#include "server/store/database.h"

#include "server/store/migrations.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/sql.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::store;

namespace {
std::int64_t count(Database& database, const std::string& table) {
    return testing::ask_number(database, "SELECT count(*) FROM " + table);
}
}  // namespace

TEST_CASE("a transaction is kept whole or not at all") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = Database::open(folder.path() / "t.sqlite", clock).value();
    const auto add = [](Connection& connection) {
        connection.execute("INSERT INTO counter (name, value) VALUES ($1, $2)", {"a", 1});
    };
    SECTION("an error of the body rolls back") {
        const auto outcome = database->write([&](Connection& connection) -> Result<> {
            add(connection);
            return fail("test.refused", ErrorClass::User, Remedy::None);
        });
        CHECK(outcome.error().code == "test.refused");
        CHECK(count(*database, "counter") == 0);
    }
    SECTION("an error of the database rolls back") {
        const auto outcome = database->write([&](Connection& connection) -> Result<> {
            add(connection);
            add(connection);
            return {};
        });
        CHECK(outcome.error().code == "store.failed");
        CHECK(count(*database, "counter") == 0);
    }
    SECTION("success stays") {
        REQUIRE(database->write([&](Connection& connection) -> Result<> {
            add(connection);
            return {};
        }));
        CHECK(count(*database, "counter") == 1);
    }
}

TEST_CASE("values come back as they were bound, by the number of their place") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = Database::open(folder.path() / "t.sqlite", clock).value();
    REQUIRE(database->read([](Connection& connection) -> Result<> {
        auto row =
            connection.query("SELECT $3, $1, $2, $4, $5",
                             {std::string("қ\0ң", 5), Bytes{0, 255}, 1LL << 60, nullptr, Bytes{}});
        REQUIRE(row.next());
        CHECK(row.integer(0) == 1LL << 60);
        CHECK(row.text(1) == std::string("қ\0ң", 5));
        CHECK(row.blob(2) == Bytes{0, 255});
        CHECK(row.is_null(3));
        CHECK_FALSE(row.is_null(4));
        CHECK(row.blob(4).empty());
        return {};
    }));
    CHECK(database
              ->read([](Connection& connection) -> Result<> {
                  connection.query("SELECT $1", {1, 2});
                  return {};
              })
              .error()
              .code == "store.failed");
}

TEST_CASE("counters count without gaps, and foreign keys hold") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = Database::open(folder.path() / "t.sqlite", clock).value();
    const auto up = [&](const char* name) {
        return database
            ->write([&](Connection& connection) -> Result<std::int64_t> {
                return connection.count_up(name);
            })
            .value();
    };
    CHECK(up("a") == 1);
    CHECK(up("a") == 2);
    CHECK(up("b") == 1);
    CHECK_FALSE(database->write([](Connection& connection) -> Result<> {
        connection.execute("INSERT INTO session VALUES ('t', 'nobody', 'desk', 1, 2)");
        return {};
    }));
}

TEST_CASE("opening again changes nothing, and a changed migration is noticed") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto file = folder.path() / "t.sqlite";
    {
        const auto database = Database::open(file, clock).value();
        CHECK(count(*database, "schema_migration") ==
              static_cast<std::int64_t>(migrations().size()));
    }
    {
        const auto again = Database::open(file, clock).value();
        CHECK(count(*again, "schema_migration") == static_cast<std::int64_t>(migrations().size()));
        REQUIRE(again->write([](Connection& connection) -> Result<> {
            connection.execute("UPDATE schema_migration SET sha256 = 'other'");
            return {};
        }));
    }
    CHECK(Database::open(file, clock).error().code == "store.migration_failed");
    CHECK(Database::open(folder.path() / "none" / "t.sqlite", clock).error().code ==
          "store.not_opened");
}
