// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Transactions, values, counters and migrations on a real database.
#include "server/store/database.h"

#include "server/store/migrations.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/sql.h"
#include "tests/support/store/test_database.h"

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
    const auto database = testing::open_database(testing::new_database(folder.path()), clock);
    const auto add = [](Connection& connection) {
        connection.execute("INSERT INTO counter (name, value) VALUES ($1, $2)", {"a", 1});
    };
    SECTION("an error of the body rolls back") {
        const auto outcome = database->write("test", [&](Connection& connection) -> Result<> {
            add(connection);
            return fail("test.refused", ErrorClass::User, Remedy::None);
        });
        CHECK(outcome.error().code == "test.refused");
        CHECK(count(*database, "counter") == 0);
    }
    SECTION("an error of the database rolls back") {
        const auto outcome = database->write("test", [&](Connection& connection) -> Result<> {
            add(connection);
            add(connection);
            return {};
        });
        CHECK(outcome.error().code == "store.failed");
        CHECK(count(*database, "counter") == 0);
    }
    SECTION("success stays") {
        REQUIRE(database->write("test", [&](Connection& connection) -> Result<> {
            add(connection);
            return {};
        }));
        CHECK(count(*database, "counter") == 1);
    }
}

TEST_CASE("values come back as they were bound, by the number of their place") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = testing::open_database(testing::new_database(folder.path()), clock);
    REQUIRE(database->read([](Connection& connection) -> Result<> {
        auto row = connection.query(
            "SELECT $3, $1, $2, $4, $5, $6",
            {std::string("қ'; --ң"), Bytes{0, 255}, 1LL << 60, nullptr, Bytes{}, -2});
        REQUIRE(row.next());
        CHECK(row.integer(0) == 1LL << 60);
        CHECK(row.text(1) == "қ'; --ң");
        CHECK(row.blob(2) == Bytes{0, 255});
        CHECK(row.is_null(3));
        CHECK_FALSE(row.is_null(4));
        CHECK(row.blob(4).empty());
        CHECK(row.integer(5) == -2);
        CHECK_FALSE(row.next());
        return {};
    }));
    // What cannot be run is an error of the reader, and the next one finds all in order.
    for (const auto* sql : {"SELECT $1, nothing FROM counter", "SELEKT $1"}) {
        const auto wrong = database->read([&](Connection& connection) -> Result<> {
            connection.query(sql, {1});
            return {};
        });
        CHECK(wrong.error().code == "store.failed");
        CHECK(count(*database, "counter") == 0);
    }
}

TEST_CASE("what is posted has run before the next question and at the end") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = testing::open_database(testing::new_database(folder.path()), clock);
    const auto post = [](Connection& connection, const char* name) {
        connection.post("INSERT INTO counter (name, value) VALUES ($1, 7)", {name});
    };
    REQUIRE(database->write("test", [&](Connection& connection) -> Result<> {
        post(connection, "a");
        auto row = connection.query("SELECT value FROM counter WHERE name = 'a'");
        REQUIRE(row.next());
        CHECK(row.integer(0) == 7);
        post(connection, "b");
        return {};
    }));
    CHECK(count(*database, "counter") == 2);
    const auto twice = database->write("test", [&](Connection& connection) -> Result<> {
        post(connection, "c");
        post(connection, "a");
        return {};
    });
    CHECK(twice.error().code == "store.failed");
    CHECK(count(*database, "counter") == 2);
}

TEST_CASE("a drawn number is greater than all before it") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = testing::open_database(testing::new_database(folder.path()), clock);
    std::int64_t last = 0;
    for (int i = 0; i < 3; ++i) {
        const auto drawn = database->write("test", [](Connection& connection) {
            return Result<std::int64_t>(connection.draw("ticket_place"));
        });
        CHECK(drawn.value() > last);
        last = drawn.value();
    }
}

TEST_CASE("counters count without gaps, and foreign keys hold") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = testing::open_database(testing::new_database(folder.path()), clock);
    const auto up = [&](const char* name) {
        return database
            ->write("test",
                    [&](Connection& connection) -> Result<std::int64_t> {
                        return connection.count_up(name);
                    })
            .value();
    };
    CHECK(up("a") == 1);
    CHECK(up("a") == 2);
    CHECK(up("b") == 1);
    CHECK_FALSE(database->write("test", [](Connection& connection) -> Result<> {
        connection.execute("INSERT INTO session VALUES ('t', 'nobody', 'desk', 1, 2)");
        return {};
    }));
}

TEST_CASE("opening again changes nothing, and a changed or later migration is noticed") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto address = testing::new_database(folder.path());
    const auto all = static_cast<std::int64_t>(migrations().size());
    CHECK(count(*testing::open_database(address, clock), "schema_migration") == all);
    const auto again = testing::open_database(address, clock);
    CHECK(count(*again, "schema_migration") == all);

    testing::run_sql(*again, "INSERT INTO schema_migration VALUES (999, 'later', '', 0)");
    CHECK(Database::open(address, clock).error().code == "store.newer_version");
    testing::run_sql(*again, "DELETE FROM schema_migration WHERE version = 999");
    testing::run_sql(*again, "UPDATE schema_migration SET sha256 = 'other'");
    CHECK(Database::open(address, clock).error().code == "store.migration_failed");
}

TEST_CASE("a database that is not there is said to be so") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    CHECK(Database::open(folder.path() / "none" / "t.sqlite", clock).error().code ==
          "store.not_opened");
    Address nowhere;
    nowhere.postgresql = "postgresql://nobody@/none?host=" + folder.path().string();
    CHECK(Database::open(nowhere, clock).error().code == "store.unavailable");
}

TEST_CASE("a full disk fails the one who writes, and the next one succeeds when there is room") {
    if (testing::tests_postgresql())
        return;  // the room of its server is not the test's to take
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = Database::open(folder.path() / "t.sqlite", clock).value();
    const auto allow = [&](const std::string& pages) {
        return database->write("test", [&](Connection& connection) -> Result<> {
            connection.run_script("PRAGMA max_page_count = " + pages);
            return {};
        });
    };
    const auto write = [&] {
        return database->write("test", [](Connection& connection) -> Result<> {
            connection.execute("INSERT INTO counter VALUES ($1, 1)", {std::string(400'000, 'x')});
            return {};
        });
    };
    REQUIRE(allow("1"));  // no more than there are
    CHECK(write().error().code == "store.unavailable");
    CHECK(count(*database, "counter") == 0);
    REQUIRE(allow("100000"));
    CHECK(write());
    CHECK(count(*database, "counter") == 1);
}
