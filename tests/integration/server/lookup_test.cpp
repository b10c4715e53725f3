// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups: found, absent, unreachable and faulty are four different facts.
#include "tests/integration/server/hall.h"

#include <catch2/catch.hpp>

using namespace tereze::testing;
using nlohmann::json;

namespace {

WebReply look_up(const Hall& hall, const std::string& bearer, const std::string& iin) {
    return hall.ask("desk-1", "POST", "/v1/lookups",
                    {{"kind", "natural"}, {"iin", iin}, {"reason_case_id", Hall::new_key()}},
                    {bearer});
}

}  // namespace

TEST_CASE("a person in the state database is found with names, address and document") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    const auto reply = look_up(hall, bearer, "840229400006");
    REQUIRE(reply.status == 200);
    const auto person = reply.json().at("person");
    CHECK(person.at("surname") == "СЕРІКОВА");
    CHECK(person.at("name") == "ӘЙГЕРІМ");
    CHECK(person.at("patronymic") == "ҒАБИТҚЫЗЫ");
    CHECK(person.at("birth_date") == "1984-02-29");
    CHECK(person.at("gender") == "female");
    CHECK(person.at("citizenship").at("kk") == "ҚАЗАҚСТАН");
    CHECK(person.at("address").at("ru") ==
          "КАЗАХСТАН, АЛМАТЫ, АУЭЗОВСКИЙ РАЙОН, АБАЙ ДАҢҒЫЛЫ, 150/2, кв. 7");
    CHECK(person.at("document").at("number") == "012345678");
    CHECK(person.at("document").at("issuer").at("kk") == "ҚР ІШКІ ІСТЕР МИНИСТРЛІГІ");

    const auto requests = hall.gateway_requests();
    REQUIRE(requests.size() == 1);
    CHECK(requests.at(0).at("fault") == "");
    CHECK(requests.at(0).at("service_id") == "GBDFL_UniversalServiceSync");
    CHECK(requests.at(0).at("message_id") == reply.json().at("message_id"));
    // A person without an identity document in force.
    CHECK(look_up(hall, bearer, "100615600003").json().at("person").at("document").is_null());
}

TEST_CASE("absent, unreachable and faulty are never mixed up") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    const auto absent = look_up(hall, bearer, "850505400018");
    CHECK(absent.status == 404);
    CHECK(absent.code() == "lookups.applicant_absent");
    struct Row {
        const char* mode;
        int status;
        const char* code;
    };
    const Row rows[] = {{"hang", 503, "lookups.gateway_unreachable"},
                        {"refuse", 503, "lookups.gateway_unreachable"},
                        {"fault", 502, "lookups.gateway_error"},
                        {"garbage", 502, "lookups.gateway_error"}};
    for (const auto& row : rows) {
        INFO(row.mode);
        hall.set_gateway_mode(row.mode);
        const auto reply = look_up(hall, bearer, "750101300004");
        CHECK(reply.status == row.status);
        CHECK(reply.code() == row.code);
    }
    hall.set_gateway_mode("normal");
    CHECK(look_up(hall, bearer, "750101300004").status == 200);
    hall.stop_gateway();
    CHECK(look_up(hall, bearer, "750101300004").code() == "lookups.gateway_unreachable");
}

TEST_CASE("a lookup needs an operator, a right number and a reason") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    json body{{"kind", "natural"}, {"iin", "750101300004"}, {"reason_case_id", Hall::new_key()}};
    CHECK(hall.ask("desk-1", "POST", "/v1/lookups", body).status == 401);
    CHECK(look_up(hall, bearer, "750101300005").code() == "request.field_invalid");
    body["reason_case_id"] = "curiosity";
    CHECK(hall.ask("desk-1", "POST", "/v1/lookups", body, {bearer}).code() ==
          "request.field_invalid");
    body.erase("reason_case_id");
    CHECK(hall.ask("desk-1", "POST", "/v1/lookups", body, {bearer}).status == 422);
    CHECK(hall.gateway_requests().empty());
}

TEST_CASE("messages to the gateway are signed, and only what it signed is believed") {
    HallOptions options;
    options.signed_gateway = true;
    Hall hall(options);
    const auto bearer = hall.log_in("desk-1");
    const auto reply = look_up(hall, bearer, "840229400006");
    REQUIRE(reply.status == 200);
    CHECK(reply.json().at("person").at("surname") == "СЕРІКОВА");
    CHECK(hall.gateway_requests().at(0).at("signed") == true);
    CHECK(look_up(hall, bearer, "850505400018").code() == "lookups.applicant_absent");
    for (const auto* mode : {"unsigned", "changed", "garbage"}) {
        hall.set_gateway_mode(mode);
        CAPTURE(mode);
        CHECK(look_up(hall, bearer, "840229400006").code() == "lookups.gateway_error");
    }
    hall.set_gateway_mode("normal");
    CHECK(look_up(hall, bearer, "840229400006").status == 200);
}
