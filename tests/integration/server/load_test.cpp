// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A full hall on one server or on several, and servers that are killed under it. The suite does so
// for seconds; TEREZE_LOAD_SECONDS and TEREZE_KILLS ask for more.
#include "core/trust/envelope.h"
#include "tests/integration/server/hall.h"
#include "tests/integration/server/submitting.h"
#include "tests/support/load/audit.h"
#include "tests/support/store/postgres_server.h"
#include "tests/support/store/sql.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace tereze;
using namespace tereze::testing;
using namespace std::chrono_literals;

namespace {

int asked_for(const char* variable, int otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::atoi(text);
}

std::map<std::string, std::string> sealed_cases(int count) {
    std::map<std::string, std::string> all;
    for (int i = 0; i < count; ++i) {
        const auto id = Hall::new_key();
        const auto package = sign(sample_case(id), keys().operator_key);
        all[id] = as_text(trust::seal(package.serialize(), keys().seal.certificate).value());
    }
    return all;
}

CrowdOptions crowd_of(const Hall& hall, int kiosks, int desks, int cases) {
    CrowdOptions options;
    options.kiosks = kiosks;
    options.desks = desks;
    options.service_id = kService;
    options.login = kOperatorLogin;
    options.password = kPassword;
    options.keys = keys().folder.path();
    options.ports = hall.api_ports();
    options.cases = sealed_cases(cases);
    return options;
}

void check(const Hall& hall, const Acknowledged& told) {
    const SystemClock clock;
    const auto database = open_database(hall.database(), clock);
    const auto wrong = audit(*database, told);
    for (const auto& line : wrong)
        UNSCOPED_INFO(line);
    CHECK(wrong.empty());
    std::printf("tickets=%zu calls=%zu cases=%zu answers=%ld broken=%ld p50_ms=%.1f p99_ms=%.1f\n",
                told.tickets.size(), told.calls.size(), told.cases.size(), told.answers, told.lost,
                static_cast<double>(told.quantile(500).count()) / 1000,
                static_cast<double>(told.quantile(990).count()) / 1000);
}

}  // namespace

TEST_CASE("three servers on one database give no citizen to two desks and lose nothing") {
    PostgresServer postgres;
    HallOptions options;
    options.database.emplace().postgresql = postgres.make_database();
    options.processes = 3;
    const int seconds = asked_for("TEREZE_LOAD_SECONDS", 0);
    options.kiosks = seconds > 0 ? 100 : 12;
    options.windows = seconds > 0 ? 400 : 30;
    const Hall hall(options);
    Crowd crowd(crowd_of(hall, options.kiosks, options.windows, seconds > 0 ? 300 : 20));
    crowd.log_in();
    crowd.start();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    crowd.wait_for_answers(2000);
    const auto told = crowd.stop();
    CHECK(told.tickets.size() > 100);
    CHECK(told.calls.size() > 100);
    CHECK_FALSE(told.cases.empty());
    CHECK(told.lost == 0);
    check(hall, told);
}

TEST_CASE(
    "a server that is killed at any moment has kept what it acknowledged, and nothing by halves") {
    HallOptions options;
    options.kiosks = 4;
    options.windows = 8;
    Hall hall(options);
    const int kills = asked_for("TEREZE_KILLS", 5);
    Crowd crowd(crowd_of(hall, options.kiosks, options.windows, 50 * kills));
    crowd.log_in();
    crowd.start();
    std::mt19937 random(20261127);
    for (int i = 0; i < kills; ++i) {
        // Some work first, then any moment of it.
        crowd.wait_for_answers(crowd.answers() + 100);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 30'000));
        hall.restart_server_killed();
    }
    const auto told = crowd.stop();
    CHECK(told.tickets.size() > 10);
    CHECK(told.calls.size() > 10);
    CHECK_FALSE(told.cases.empty());
    check(hall, told);
}
