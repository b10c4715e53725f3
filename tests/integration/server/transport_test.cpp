// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who may connect, and what the server makes of broken requests.
#include "tests/integration/server/hall.h"
#include "tests/support/store/sql.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;

TEST_CASE("the api listener refuses every client without a certificate of its authority") {
    const Hall hall;
    auto request = hall.from("desk-1", "GET", "/v1/queue");
    CHECK(WebClient().send(request).status == 200);

    SECTION("no certificate") {
        request.certificate.clear();
    }
    SECTION("a foreign certificate with the name of a terminal") {
        request.certificate = keys().foreign_folder.path() / "terminal-desk-1.pem";
        request.key = keys().foreign_folder.path() / "terminal-desk-1.key";
    }
    SECTION("TLS 1.2") {
        request.tls_1_2_only = true;
    }
    const auto reply = WebClient().send(request);
    CHECK(reply.transport != 0);
    CHECK(reply.status == 0);
}

TEST_CASE("a terminal does only what its role allows") {
    const Hall hall;
    CHECK(hall.ask("stranger", "GET", "/v1/queue").code() == "terminals.unknown");
    CHECK(hall.ask("kiosk-1", "GET", "/v1/queue").code() == "terminals.role_refused");
    CHECK(hall.ask("desk-1", "POST", "/v1/tickets").code() == "terminals.role_refused");
    CHECK(hall.ask("board-1", "POST", "/v1/sessions").code() == "terminals.role_refused");
    CHECK(hall.ask("board-1", "POST", "/v1/desk/next").status == 403);
}

TEST_CASE("the public listener needs no certificate and has no api") {
    const Hall hall;
    const auto health = hall.page("/healthz");
    CHECK(health.status == 200);
    CHECK(health.json().at("status") == "ok");
    CHECK(hall.page("/v1/queue").code() == "request.not_found");
    const auto page = hall.page("/t/000000000000000000000000");
    CHECK(page.status == 404);
    CHECK(page.body.find("<html lang=\"kk\">") != std::string::npos);
}

TEST_CASE("a server lives while its database does not, and says that it is not ready") {
    const Hall hall;
    CHECK(hall.page("/readyz").status == 200);
    const SystemClock clock;
    const auto database = open_database(hall.database(), clock);
    run_sql(*database, "ALTER TABLE schema_migration RENAME TO away");
    const auto ready = hall.page("/readyz");
    CHECK(ready.status == 503);
    CHECK(ready.json().at("reason") == "store.failed");
    CHECK(hall.page("/healthz").status == 200);
    run_sql(*database, "ALTER TABLE away RENAME TO schema_migration");
    CHECK(hall.page("/readyz").status == 200);
}

TEST_CASE("broken requests get the code that the description names") {
    const Hall hall;
    CHECK(hall.ask("desk-1", "GET", "/v1/nothing").code() == "request.not_found");
    const auto method = hall.ask("desk-1", "DELETE", "/v1/queue");
    CHECK(method.status == 405);
    CHECK(method.code() == "request.method_not_allowed");
    CHECK(hall.ask("desk-1", "GET", "/v1/../v1/queue").code() == "request.malformed");
    CHECK(hall.ask("desk-1", "GET", "/v1/queue%00").code() == "request.malformed");

    auto request = hall.from("desk-1", "POST", "/v1/sessions");
    request.body = "{\"login\":";
    CHECK(WebClient().send(request).code() == "request.media_type_wrong");
    request.headers = {"Content-Type: application/json"};
    CHECK(WebClient().send(request).code() == "request.json_invalid");
    request.body = "[]";
    CHECK(WebClient().send(request).code() == "request.field_invalid");
    request.body = R"({"login":"a","password":"b","more":1})";
    CHECK(WebClient().send(request).code() == "request.field_invalid");
    request.body = std::string(64 * 1024 + 1, ' ');
    const auto large = WebClient().send(request);
    CHECK(large.status == 413);
    CHECK(large.code() == "request.too_large");
}

TEST_CASE("one connection serves many requests") {
    const Hall hall;
    WebClient client;
    const auto request = hall.from("board-1", "GET", "/v1/queue");
    CHECK(client.send(request).new_connections == 1);
    for (int i = 0; i < 20; ++i) {
        const auto reply = client.send(request);
        CHECK(reply.status == 200);
        CHECK(reply.new_connections == 0);
    }
}

TEST_CASE("SIGTERM ends the server well, with connections open") {
    Hall hall;
    WebClient idle;
    CHECK(idle.send(hall.from("board-1", "GET", "/v1/queue")).status == 200);
    CHECK(hall.stop_server() == 0);
}

TEST_CASE("a monitor reads numbers and nothing else, and nobody else reads them") {
    const Hall hall;
    hall.join_queue();
    const auto numbers = hall.ask("monitor-1", "GET", "/metrics");
    REQUIRE(numbers.status == 200);
    for (const auto* line :
         {"tereze_queue_waiting{hall=\"almaty-075\"} 1\n", "tereze_database_up 1\n",
          "tereze_http_requests_total{method=\"POST\",route=\"/v1/tickets\",status=\"201\"} 1\n",
          "tereze_http_request_seconds_count{method=\"POST\",route=\"/v1/tickets/{id}/printed\"} "
          "1\n"})
        CHECK(numbers.body.find(line) != std::string::npos);
    CHECK(hall.ask("board-1", "GET", "/metrics").code() == "terminals.role_refused");
    CHECK(hall.ask("monitor-1", "GET", "/v1/queue").code() == "terminals.role_refused");
}
