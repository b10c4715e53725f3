// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A full hall on the real server over TLS, on both databases; the crowd shares the machine with it.
#include "core/base/child_process.h"
#include "core/trust/envelope.h"
#include "tests/integration/server/hall.h"
#include "tests/integration/server/submitting.h"
#include "tests/support/load/audit.h"
#include "tests/support/store/postgres_server.h"
#include "tests/support/store/test_database.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <list>
#include <regex>
#include <thread>

using namespace tereze;
using namespace tereze::testing;

namespace {

/// A full hall for TEREZE_LOAD_SECONDS; without that a small one for a moment, so that the suite
/// shows that this still runs.
struct Size {
    int seconds = 1;
    int kiosks = 8;
    int desks = 24;
    int cases = 40;
    int streams = 50;
};

Size size_of_load() {
    const char* text = std::getenv("TEREZE_LOAD_SECONDS");
    return text == nullptr ? Size{} : Size{std::atoi(text), 100, 400, 1500, 1000};
}

double milliseconds(std::chrono::microseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

CrowdOptions crowd_of(const Hall& hall) {
    CrowdOptions options;
    options.service_id = kService;
    options.login = kOperatorLogin;
    options.password = kPassword;
    options.keys = keys().folder.path();
    options.ports = hall.api_ports();
    return options;
}

server::store::Address in_file(const TemporaryFolder& folder) {
    server::store::Address address;
    address.file = folder.path() / "bench.sqlite";
    return address;
}

server::store::Address in(PostgresServer& postgres) {
    server::store::Address address;
    address.postgresql = postgres.make_database();
    return address;
}

void check(const server::store::Address& address, const Acknowledged& told) {
    const SystemClock clock;
    const auto wrong = audit(*open_database(address, clock), told);
    for (const auto& line : wrong)
        UNSCOPED_INFO(line);
    CHECK(wrong.empty());
}

/// With a pause the crowd works at a pace of its own; without one it takes all that it can get.
void measure_queue(const char* name, const server::store::Address& address,
                   std::chrono::milliseconds pause) {
    const auto size = size_of_load();
    HallOptions options;
    options.database = address;
    options.kiosks = size.kiosks;
    options.windows = size.desks;
    const Hall hall(options);
    auto crowd_options = crowd_of(hall);
    crowd_options.kiosks = size.kiosks;
    crowd_options.desks = size.desks;
    crowd_options.pause = pause;
    Crowd crowd(crowd_options);
    crowd.log_in();
    const auto started = std::chrono::steady_clock::now();
    crowd.start();
    std::this_thread::sleep_for(std::chrono::seconds(size.seconds));
    const auto told = crowd.stop();
    const double took = seconds_since(started);
    std::printf(
        "%s pause_ms=%ld: tickets_per_second=%.0f calls_per_second=%.0f operations_per_second=%.0f "
        "p50_ms=%.1f p95_ms=%.1f p99_ms=%.1f\n",
        name, static_cast<long>(pause.count()), static_cast<double>(told.tickets.size()) / took,
        static_cast<double>(told.calls.size()) / took, static_cast<double>(told.answers) / took,
        milliseconds(told.quantile(500)), milliseconds(told.quantile(950)),
        milliseconds(told.quantile(990)));
    check(address, told);
}

/// Registrations a second; every case bears its own signature and comes from one of eight desks.
double measure_cases(const server::store::Address& address) {
    const int count = size_of_load().cases;
    HallOptions options;
    options.database = address;
    const Hall hall(options);
    auto crowd_options = crowd_of(hall);
    crowd_options.kiosks = 0;
    crowd_options.desks = 0;
    crowd_options.filing_desks = 8;
    for (int i = 0; i < count; ++i) {
        const auto id = Hall::new_key();
        const auto package = sign(sample_case(id), keys().operator_key).serialize();
        crowd_options.cases[id] = as_text(trust::seal(package, keys().seal.certificate).value());
    }
    Crowd crowd(crowd_options);
    const auto started = std::chrono::steady_clock::now();
    crowd.start();
    crowd.wait_for_cases();
    const double took = seconds_since(started);
    const auto told = crowd.stop();
    CHECK(told.cases.size() == static_cast<std::size_t>(count));
    check(address, told);
    return count / took;
}

/// What eight clients of PostgreSQL's own benchmark commit: three statements a transaction.
double pgbench_rate(PostgresServer& postgres) {
    const auto address = postgres.make_database();
    ChildOptions fill;
    fill.argv = {PostgresServer::program("pgbench"), "--initialize", "--quiet", address};
    REQUIRE(run_command(fill, std::chrono::seconds(60))->exit_code == 0);
    ChildOptions run;
    run.argv = {PostgresServer::program("pgbench"),
                "--skip-some-updates",
                "--client=8",
                "--jobs=2",
                "--time=" + std::to_string(size_of_load().seconds),
                address};
    const auto output = run_command(run, std::chrono::seconds(60))->output;
    std::smatch rate;
    REQUIRE(std::regex_search(output, rate, std::regex("tps = ([0-9.]+)")));
    return std::stod(rate[1]);
}

/// Bare commits of one row each, one after the other.
double sqlite_rate(const server::store::Address& address) {
    constexpr int kCommits = 500;
    const SystemClock clock;
    const auto database = open_database(address, clock);
    const auto started = std::chrono::steady_clock::now();
    for (int i = 0; i < kCommits; ++i)
        REQUIRE(database->write("bench", [&](server::store::Connection& connection) -> Result<> {
            connection.execute("INSERT INTO counter VALUES ($1, 1)",
                               {"bench/" + std::to_string(i)});
            return {};
        }));
    return kCommits / seconds_since(started);
}

void report_cases(const char* name, double cases, double commits) {
    std::printf("%s: registrations_per_second=%.0f own_commits_per_second=%.0f ratio=%.2f\n", name,
                cases, commits, commits / cases);
}

/// Resident memory of a process that is its own, in KiB.
long memory_of(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("RssAnon:", 0) == 0)
            return std::stol(line.substr(8));
    return 0;
}

}  // namespace

TEST_CASE("100 kiosks and 400 desks on SQLite") {
    for (const auto pause : {std::chrono::milliseconds(0), std::chrono::milliseconds(400)}) {
        const TemporaryFolder folder;
        measure_queue("sqlite", in_file(folder), pause);
    }
}

TEST_CASE("100 kiosks and 400 desks on PostgreSQL") {
    PostgresServer postgres(PostgresServer::Durability::Disk);
    for (const auto pause : {std::chrono::milliseconds(0), std::chrono::milliseconds(400)})
        measure_queue("postgresql", in(postgres), pause);
}

TEST_CASE("registrations beside the commits of the same database") {
    const TemporaryFolder folder;
    report_cases("sqlite", measure_cases(in_file(folder)), sqlite_rate(in_file(folder)));
    PostgresServer postgres(PostgresServer::Durability::Disk);
    report_cases("postgresql", measure_cases(in(postgres)), pgbench_rate(postgres));
}

TEST_CASE("what an idle stream of events costs in memory") {
    const int streams = size_of_load().streams;
    const Hall hall;
    const auto stem = (keys().folder.path() / "terminal-board-1").string();
    boost::asio::io_context context;
    std::list<LoadClient> boards;
    int listening = 0;
    const auto listen = [&](int count) {
        for (int i = 0; i < count; ++i) {
            auto& board = boards.emplace_back(
                context, LoadClient::Identity{keys().pki.ca_file(), stem + ".pem", stem + ".key"},
                hall.api_ports(), 0);
            boost::asio::co_spawn(context, board.listen("/v1/events"),
                                  [&](const std::exception_ptr&, const std::string& first) {
                                      listening += first.empty() ? 0 : 1;
                                  });
        }
        context.run();
        context.restart();
    };
    listen(20);  // what the first ones need once
    const auto before = memory_of(hall.server_pid());
    listen(streams);
    CHECK(listening == streams + 20);
    const auto after = memory_of(hall.server_pid());
    std::printf("streams=%d kib_each=%.1f\n", streams,
                static_cast<double>(after - before) / streams);
}
