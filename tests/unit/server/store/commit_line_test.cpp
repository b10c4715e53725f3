// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Many writers at once: who shares a commit, who is undone alone, and who hears of it.
#include "server/store/database.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/postgres_server.h"
#include "tests/support/store/sql.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace tereze;
using namespace tereze::server::store;
using namespace std::chrono_literals;

namespace {

struct Scene {
    testing::TemporaryFolder folder;
    SystemClock clock;
    Address address = testing::new_database(folder.path());
    std::unique_ptr<Database> database = testing::open_database(address, clock);

    std::int64_t number(const std::string& sql) { return testing::ask_number(*database, sql); }
};

/// Runs `body(i)` on so many threads at once.
template <class Body>
void at_once(int threads, const Body& body) {
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&body, i] { body(i); });
    for (auto& thread : running)
        thread.join();
}

}  // namespace

TEST_CASE("in one line each writer sees what those before it wrote") {
    Scene scene;
    constexpr int kThreads = 16;
    constexpr int kEach = 20;
    // A lost update would show: read, then write what was read plus one.
    testing::run_sql(*scene.database, "INSERT INTO counter VALUES ('sum', 0)");
    std::atomic<int> refused{0};
    at_once(kThreads, [&](int thread) {
        for (int i = 0; i < kEach; ++i) {
            const auto done = scene.database->write("sum", [&](Connection& connection) -> Result<> {
                auto row = connection.query("SELECT value FROM counter WHERE name = 'sum'");
                row.next();
                const auto sum = row.integer(0);
                connection.post("UPDATE counter SET value = $1 WHERE name = 'sum'", {sum + 1});
                // Every fourth is undone again, amid others that are kept.
                if ((thread + i) % 4 == 0)
                    return fail("test.refused", ErrorClass::User, Remedy::None);
                return {};
            });
            if (!done && done.error().code == "test.refused")
                ++refused;
        }
    });
    CHECK(refused == kThreads * kEach / 4);
    CHECK(scene.number("SELECT value FROM counter WHERE name = 'sum'") ==
          kThreads * kEach - refused);
}

TEST_CASE("a statement that fails undoes its own writer only") {
    Scene scene;
    std::atomic<int> failed{0};
    at_once(12, [&](int thread) {
        for (int i = 0; i < 10; ++i) {
            const auto done =
                scene.database->write("rows", [&](Connection& connection) -> Result<> {
                    const auto name = std::to_string(thread) + "/" + std::to_string(i);
                    connection.post("INSERT INTO counter VALUES ($1, 1)", {name});
                    if (thread % 3 == 0)
                        connection.post("INSERT INTO counter VALUES ($1, 1)", {name});
                    return {};
                });
            if (!done && done.error().code == "store.failed")
                ++failed;
        }
    });
    CHECK(failed == 40);
    CHECK(scene.number("SELECT count(*) FROM counter") == 80);
}

TEST_CASE("readers see whole transactions while others write") {
    Scene scene;
    testing::run_sql(*scene.database, "INSERT INTO counter VALUES ('a', 0)");
    testing::run_sql(*scene.database, "INSERT INTO counter VALUES ('b', 0)");
    std::atomic<bool> writing{true};
    std::atomic<int> torn{0};
    std::thread reader([&] {
        while (writing)
            if (scene.number("SELECT max(value) - min(value) FROM counter") != 0)
                ++torn;
    });
    for (int i = 0; i < 100; ++i)
        REQUIRE(scene.database->write("both", [](Connection& connection) -> Result<> {
            connection.count_up("a");
            connection.count_up("b");
            return {};
        }));
    writing = false;
    reader.join();
    CHECK(torn == 0);
    CHECK(scene.number("SELECT min(value) FROM counter") == 100);
}

namespace {

/// Collects what a database tells, for a test that waits for it.
class Ear {
  public:
    void hear(const std::string& topic) {
        const std::lock_guard lock(m_mutex);
        m_heard.push_back(topic);
        m_changed.notify_all();
    }
    bool heard(const std::string& topic, std::chrono::milliseconds limit = 20s) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, limit, [&] {
            return std::find(m_heard.begin(), m_heard.end(), topic) != m_heard.end();
        });
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_heard;
};

}  // namespace

TEST_CASE("an announcement is heard at once by its own process") {
    Scene scene;
    Ear ear;
    scene.database->listen([&](const std::string& topic) { ear.hear(topic); });
    scene.database->announce("hall");
    CHECK(ear.heard("hall"));
}

TEST_CASE("another process hears of it too, and after a break is told to look") {
    const SystemClock clock;
    testing::PostgresServer server;
    Address address;
    address.postgresql = server.make_database();
    const auto here = testing::open_database(address, clock);
    const auto there = testing::open_database(address, clock);
    Ear ear;
    here->listen([](const std::string&) {});
    there->listen([&](const std::string& topic) { ear.hear(topic); });
    // Repeated, since the other side may not listen yet.
    for (int i = 0; i < 100 && !ear.heard("hall", 200ms); ++i)
        here->announce("hall");
    CHECK(ear.heard("hall"));

    server.kill();
    const auto write = [&] {
        return here->write("test", [](Connection& connection) -> Result<> {
            connection.count_up("a");
            return {};
        });
    };
    CHECK(write().error().code == "store.unavailable");
    server.start();
    CHECK(write());
    CHECK(ear.heard(""));
}
