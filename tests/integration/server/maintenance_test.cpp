// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What an administrator does with a server: look after it, copy it, bring it back.
#include "tests/integration/server/hall.h"
#include "tests/integration/server/submitting.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using Catch::Matchers::Contains;

namespace {

Hall whole_hall() {
    HallOptions options;
    options.revocation = "either";
    options.signed_gateway = true;
    return Hall(options);
}

}  // namespace

TEST_CASE("the doctor finds a healthy server healthy, and names what is not") {
    auto hall = whole_hall();
    auto found = hall.run_command("doctor", {});
    CHECK(found.exit_code == 0);
    for (const auto* line :
         {"ok    database: whole", "ok    regulations: read",
          "ok    certificate of the seal (Tereze seal): valid until ",
          "ok    authority of enrolment: stands in [tls] client_ca",
          "ok    key for the gateway: valid until ", "ok    gateway: answers",
          "ok    OCSP responder: answers", "ok    revocation list /crl/nca.crl: 0 entries"})
        CHECK_THAT(found.output, Contains(line));

    hall.stop_gateway();
    hall.set_centre_mode("garbage");
    found = hall.run_command("doctor", {});
    CHECK(found.exit_code == 1);
    CHECK_THAT(found.output, Contains("BAD   gateway: no answer from 127.0.0.1:"));
    CHECK_THAT(found.output, Contains("BAD   revocation list /crl/nca.crl: trust.list_invalid"));
}

TEST_CASE("a copy of a running server brings back its cases, and never under a running one") {
    Hall hall;
    const auto id = Hall::new_key();
    REQUIRE(submit(hall, id, sign(sample_case(id), keys().operator_key)).status == 201);
    const auto copy = (hall.folder() / "copy").string();
    CHECK(hall.run_command("backup", {"--to", copy}).exit_code == 0);
    CHECK(hall.run_command("backup", {"--to", copy}).exit_code == 1);
    CHECK(hall.run_command("restore", {"--from", copy}).exit_code == 1);
    // PostgreSQL serves any number of processes, a file only one.
    CHECK(hall.run_command("migrate", {}).exit_code == (tests_postgresql() ? 0 : 1));

    // Afterwards one more, which the copy does not know.
    const auto later = Hall::new_key();
    REQUIRE(submit(hall, later, sign(sample_case(later), keys().operator_key)).status == 201);
    CHECK(hall.stop_server() == 0);
    CHECK(hall.run_command("restore", {"--from", copy}).exit_code == 0);
    CHECK(hall.run_command("migrate", {}).exit_code == 0);
    hall.start_server();
    const auto bearer = hall.log_in("desk-1");
    CHECK(hall.ask("desk-1", "GET", "/v1/cases/" + id, nullptr, {bearer}).status == 200);
    CHECK(hall.ask("desk-1", "GET", "/v1/cases/" + later, nullptr, {bearer}).status == 404);
}
