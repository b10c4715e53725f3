// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Tickets and cases only by acts that the centre may work by today.
#include "tests/integration/server/submitting.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <csignal>

using namespace tereze;
using namespace tereze::testing;
using Catch::Contains;

namespace {

constexpr auto kOlder = "almaty-2014/medical";

WebReply take_ticket(const Hall& hall, const std::string& service) {
    return hall.ask("kiosk-1", "POST", "/v1/tickets",
                    {{"service_id", service},
                     {"language", "kk"},
                     {"purpose", "submit"},
                     {"applicant", {{"iin", "750101300004"}}}},
                    {Hall::key_header(Hall::new_key())});
}

WebReply hand_in(const Hall& hall, const std::string& service) {
    auto manifest = sample_case(Hall::new_key());
    manifest.service_id = service;
    return submit(hall, manifest);
}

/// An edition that nobody repealed.
void revive(const ConfigCopy& config) {
    const std::filesystem::path act = "regulations/almaty-2015/act.toml";
    const auto text = config.read(act);
    const auto from = text.find("[repealed]");
    config.write(act, text.substr(0, from) + text.substr(text.find("[[bodies]]", from)));
}

}  // namespace

TEST_CASE("a repealed act is used only where the configuration names it") {
    Hall hall;
    CHECK(take_ticket(hall, kService).status == 201);
    CHECK(take_ticket(hall, kOlder).status == 422);
    CHECK(take_ticket(hall, kOlder).code() == "tickets.service_not_in_force");
    CHECK(take_ticket(hall, "almaty-2015/none").code() == "tickets.service_unknown");
    CHECK(hand_in(hall, kService).status == 201);
    CHECK(hand_in(hall, kOlder).status == 422);
    CHECK(hand_in(hall, kOlder).code() == "cases.service_not_in_force");

    hall.stop_server();
    hall.set_law("almaty-city", {"almaty-2014"});
    hall.start_server();
    CHECK(take_ticket(hall, kService).code() == "tickets.service_not_in_force");
    CHECK(take_ticket(hall, kOlder).status == 201);
    CHECK(hand_in(hall, kService).code() == "cases.service_not_in_force");
}

TEST_CASE("a case stays what it was when its act ends") {
    Hall hall;
    const auto manifest = sample_case(Hall::new_key());
    const auto package = sign(manifest, keys().operator_key);
    const auto first = submit(hall, manifest.case_id, package);
    REQUIRE(first.status == 201);
    hall.stop_server();
    hall.set_law("almaty-city", {});
    hall.start_server();
    const auto again = submit(hall, manifest.case_id, package);
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
}

TEST_CASE("an act in force holds in its own region only") {
    const ConfigCopy config;
    revive(config);
    Hall hall({.config = config.path(), .repealed_acts = {}});
    CHECK(take_ticket(hall, kService).status == 201);
    CHECK(hand_in(hall, kService).status == 201);
    hall.stop_server();
    hall.set_law("zhambyl", {});
    hall.start_server();
    CHECK(take_ticket(hall, kService).code() == "tickets.service_not_in_force");
    CHECK(hand_in(hall, kService).code() == "cases.service_not_in_force");
}

TEST_CASE("the centre's law is checked at start, with the place of a fault") {
    Hall hall({.started = false});
    struct Row {
        const char* region;
        std::vector<std::string> acts;
        const char* named;
    };
    const Row rows[] = {{"nowhere", {"almaty-2015"}, "nowhere"},
                        {"almaty-city", {"almaty-1999"}, "almaty-1999"}};
    for (const auto& row : rows) {
        INFO(row.named);
        hall.set_law(row.region, row.acts);
        CHECK(hall.run_refused_server() == 1);
        CHECK_THAT(hall.log(), Contains("server.toml:17: regulation.practice_invalid: ") &&
                                   Contains(row.named));
    }
}

TEST_CASE("a catalogue that the centre's law does not fit does not take over") {
    const ConfigCopy config;
    Hall hall({.config = config.path()});
    revive(config);
    const auto before = hall.log().size();
    hall.signal_server(SIGHUP);
    CHECK_THAT(hall.wait_for_log("works by the last good catalogue", before),
               Contains("regulation.practice_invalid") && Contains("no repealed act almaty-2015"));
    CHECK(take_ticket(hall, kService).status == 201);
}
