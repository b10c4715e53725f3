// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Copies taken under load are whole, and nothing but a whole copy is ever put back.
#include "server/store/backup.h"

#include "core/base/files.h"
#include "server/store/database.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/sql.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace tereze;
using namespace tereze::server::store;

namespace {

const SystemClock kClock;
const Progress kQuietly = [](double) {};

struct Folder {
    testing::TemporaryFolder folder;
    std::filesystem::path database = folder.path() / "server.sqlite";
    std::filesystem::path copy = folder.path() / "copy.sqlite";

    std::unique_ptr<Database> open() const { return Database::open(database, kClock).value(); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(folder.path()), {}));
    }
};

void set_both(Database& database, std::int64_t value) {
    REQUIRE(database.write("test", [&](Connection& connection) -> Result<> {
        for (const auto* name : {"a", "b"})
            connection.execute(
                "INSERT INTO counter (name, value) VALUES ($1, $2) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                {name, value});
        return {};
    }));
}

std::int64_t value_of(Database& database, const std::string& name) {
    return testing::ask_number(database, "SELECT value FROM counter WHERE name = '" + name + "'");
}

std::string code(const Result<>& result) {
    return result ? std::string() : result.error().code;
}

}  // namespace

TEST_CASE("a copy that is taken while others write shows one moment") {
    const Folder here;
    const auto database = here.open();
    set_both(*database, 0);
    std::atomic<bool> over = false;
    std::thread writer([&] {
        for (std::int64_t i = 1; !over; ++i)
            set_both(*database, i);
    });
    double last = 0;
    for (int i = 0; i < 10; ++i) {
        const auto copy = here.folder.path() / ("copy-" + std::to_string(i));
        const auto copied = back_up(here.database, copy, [&](double part) { last = part; });
        CHECK(code(copied).empty());
        CHECK(last == 1.0);
        const auto read = Database::open(copy, kClock).value();
        CHECK(value_of(*read, "a") == value_of(*read, "b"));
    }
    over = true;
    writer.join();
}

TEST_CASE("a copy never takes the place of another file, and leaves nothing unfinished") {
    const Folder here;
    const auto database = here.open();
    REQUIRE(write_file_durably(here.copy, as_bytes("somebody's")));
    const auto before = here.files();
    CHECK(code(back_up(here.database, here.copy, kQuietly)) == "store.backup_failed");
    CHECK(read_text(here.copy).value() == "somebody's");
    CHECK(code(back_up(here.folder.path() / "missing", here.folder.path() / "x", kQuietly)) ==
          "store.not_opened");
    CHECK(here.files() == before);
}

TEST_CASE("what is restored is what was copied, and what stood there is kept") {
    const Folder here;
    {
        const auto database = here.open();
        set_both(*database, 1);
        REQUIRE(back_up(here.database, here.copy, kQuietly));
        set_both(*database, 2);
    }
    CHECK(code(restore(here.copy, here.database, kClock, kQuietly)).empty());
    CHECK(value_of(*here.open(), "a") == 1);
    std::filesystem::path kept;
    for (const auto& entry : std::filesystem::directory_iterator(here.folder.path()))
        if (entry.path().filename().string().find(".before-restore-") != std::string::npos)
            kept = entry.path();
    REQUIRE_FALSE(kept.empty());
    CHECK(value_of(*Database::open(kept, kClock).value(), "a") == 2);
}

TEST_CASE("a copy that is damaged, cut, foreign or too new is not put back") {
    const Folder here;
    {
        const auto database = here.open();
        for (std::int64_t i = 0; i < 200; ++i)
            testing::run_sql(*database, "INSERT INTO counter (name, value) VALUES ('" +
                                            std::string(200, 'x') + std::to_string(i) + "', 1)");
        set_both(*database, 7);
    }
    REQUIRE(back_up(here.database, here.copy, kQuietly));
    const auto whole = read_file(here.copy).value();
    const auto refused = [&](ByteView bytes) {
        REQUIRE(write_file_durably(here.copy, bytes));
        const auto outcome = code(restore(here.copy, here.database, kClock, kQuietly));
        // Whatever was refused, the database is as it was.
        CHECK(value_of(*here.open(), "a") == 7);
        return outcome;
    };
    auto changed = whole;
    std::fill(changed.begin() + 4096, changed.begin() + 3 * 4096, std::uint8_t{0xA5});
    CHECK(refused(changed) == "store.damaged");
    CHECK(refused(ByteView(whole).first(whole.size() / 2)) == "store.damaged");
    CHECK(refused(as_bytes("not a database at all, but long enough to look like one to some")) ==
          "store.damaged");
    CHECK(refused({}) == "store.damaged");
    REQUIRE(write_file_durably(here.copy, whole));
    {
        const auto newer = Database::open(here.copy, kClock).value();
        testing::run_sql(*newer, "INSERT INTO schema_migration VALUES (9999, 'x', 'y', 0)");
    }
    CHECK(code(restore(here.copy, here.database, kClock, kQuietly)) == "store.newer_version");
}

TEST_CASE("nothing is put under a running server, and two servers share no file") {
    const Folder here;
    {
        const auto database = here.open();
        REQUIRE(back_up(here.database, here.copy, kQuietly));
        const auto lock = DatabaseLock::take(here.database).value();
        CHECK(code(restore(here.copy, here.database, kClock, kQuietly)) == "store.in_use");
        CHECK(DatabaseLock::take(here.database).error().code == "store.in_use");
    }
    CHECK(DatabaseLock::take(here.database).has_value());
}
