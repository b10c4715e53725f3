// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a visit costs beside the bare commits that it is made of, in the same run on the same disk.
#include "server/queue/hall_queue.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdio>

using namespace tereze;
using namespace tereze::server;
using queue::TicketAction;

namespace {

constexpr int kVisits = 200;
constexpr int kWritesOfAVisit = 5;  // reserve, confirm, call, start, finish

template <class Body>
double seconds(Body&& body) {
    const auto started = std::chrono::steady_clock::now();
    for (int i = 0; i < kVisits; ++i)
        body(i);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

}  // namespace

TEST_CASE("a visit costs at most three times its bare commits") {
    const testing::TemporaryFolder folder;
    const SystemClock clock;
    const auto database = store::Database::open(folder.path() / "bench.sqlite", clock).value();
    const queue::HallRules rules;
    queue::HallQueue hall(
        *database, clock,
        {[&](const auto&) -> const queue::HallRules& { return rules; },
         [](const auto&, const auto&) { return true; },
         [](const auto&, const auto&) { return Result<std::string>("M"); }, [](const auto&) {}});
    const accounts::Caller kiosk{{"kiosk", accounts::TerminalRole::SelfService, "hall", ""}, {}};
    const accounts::Caller desk{{"desk", accounts::TerminalRole::Desk, "hall", "1"}, {}};

    const double bare = seconds([&](int) {
        for (int i = 0; i < kWritesOfAVisit; ++i)
            REQUIRE(database->write("bench", [](store::Connection& connection) -> Result<> {
                connection.count_up("bare");
                return {};
            }));
    });
    const double visits = seconds([&](int i) {
        const auto key = "key-" + std::to_string(i);
        const auto reserved =
            hall.reserve(kiosk, key, {"s", "kk", "submit", {"750101300004", "А", "Б", "", ""}});
        REQUIRE(hall.confirm_print(kiosk, reserved->ticket.id));
        REQUIRE(hall.call_next(desk, key)->has_value());
        REQUIRE(hall.act(desk, TicketAction::Start));
        REQUIRE(hall.act(desk, TicketAction::Finish));
    });
    std::printf("visits_per_second=%.0f bare_commits_per_second=%.0f ratio=%.2f\n",
                kVisits / visits, kVisits * kWritesOfAVisit / bare, visits / bare);
    CHECK(visits <= 3 * bare);
}
