// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups: found, absent, unreachable and faulty are four different facts.
#include "tests/integration/server/hall.h"
#include "tests/standins/gateway/population.h"

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

namespace {

WebReply look_up_entity(const Hall& hall, const std::string& bearer, const std::string& bin) {
    return hall.ask("desk-1", "POST", "/v1/lookups",
                    {{"kind", "legal"}, {"bin", bin}, {"reason_case_id", Hall::new_key()}},
                    {bearer});
}

/// The same organisations as the stand-in has.
const tereze::standins::Organisations& organisations() {
    static const auto made = [] {
        auto people =
            tereze::standins::load_people(TEREZE_SOURCE_DIR "/tests/standins/gateway/people.toml")
                .value();
        tereze::standins::add_people(people, 10'000);
        return tereze::standins::make_organisations(people, 1'000);
    }();
    return made;
}

}  // namespace

TEST_CASE("an organisation is found in its own database, or told to be absent") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    for (const auto& [bin, known] : {*organisations().begin(), *organisations().rbegin()}) {
        const auto reply = look_up_entity(hall, bearer, bin);
        REQUIRE(reply.status == 200);
        const auto found = reply.json().at("organisation");
        CHECK(found.at("bin") == bin);
        CHECK(found.at("name").at("kk") == known.name.kk);
        CHECK(found.at("head").at("iin") == known.head_iin);
    }
    CHECK(look_up_entity(hall, bearer, "990140000017").code() == "lookups.applicant_absent");
    CHECK(look_up_entity(hall, bearer, "750101300004").code() == "request.field_invalid");
    hall.set_gateway_mode("fault");
    CHECK(look_up_entity(hall, bearer, organisations().begin()->first).code() ==
          "lookups.gateway_error");
}

TEST_CASE("one of the ten thousand people is found with a card in force") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    const auto& known = organisations().begin()->second;
    const auto reply = look_up(hall, bearer, known.head_iin);
    REQUIRE(reply.status == 200);
    CHECK(reply.json().at("person").at("surname") == known.head_surname);
    CHECK_FALSE(reply.json().at("person").at("document").is_null());
}

TEST_CASE("a gateway that stays silent is left alone, and asked again after a pause") {
    HallOptions options;
    options.gateway_rules = "attempts = 1\nsilent_after = 3\nsilent_pause_ms = 400\n";
    Hall hall(options);
    const auto bearer = hall.log_in("desk-1");
    hall.set_gateway_mode("hang");
    for (int i = 0; i < 3; ++i)
        CHECK(look_up(hall, bearer, "750101300004").code() == "lookups.gateway_unreachable");
    const auto asked = hall.gateway_requests().size();
    CHECK(asked == 3);
    CHECK(look_up(hall, bearer, "750101300004").code() == "lookups.gateway_unreachable");
    CHECK(hall.gateway_requests().size() == asked);
    // Each register has a breaker of its own.
    CHECK(look_up_entity(hall, bearer, organisations().begin()->first).code() ==
          "lookups.gateway_unreachable");
    CHECK(hall.gateway_requests().size() == asked + 1);
    CHECK(hall.ask("monitor-1", "GET", "/metrics")
              .body.find("tereze_gateway_silent{service=\"natural\"} 1") != std::string::npos);

    hall.set_gateway_mode("normal");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (look_up(hall, bearer, "750101300004").status != 200)
        REQUIRE(std::chrono::steady_clock::now() < end);
    CHECK(hall.ask("monitor-1", "GET", "/metrics")
              .body.find("tereze_gateway_silent{service=\"natural\"} 0") != std::string::npos);
}

TEST_CASE("a connection that does not come about is tried again within the time") {
    HallOptions options;
    options.gateway_rules = "attempts = 3\nsilent_after = 3\nsilent_pause_ms = 60000\n";
    Hall hall(options);
    const auto bearer = hall.log_in("desk-1");
    hall.set_gateway_mode("refuse");
    // One lookup is three attempts here, so that it opens the breaker alone.
    CHECK(look_up(hall, bearer, "750101300004").code() == "lookups.gateway_unreachable");
    CHECK(hall.ask("monitor-1", "GET", "/metrics")
              .body.find("tereze_gateway_silent{service=\"natural\"} 1") != std::string::npos);
}

TEST_CASE("an answer is used again for the case that it was asked for, where the centre lets it") {
    HallOptions options;
    options.gateway_rules = "remember_minutes = 10\nconsent_for = \"case\"\n";
    Hall hall(options);
    const auto bearer = hall.log_in("desk-1");
    const auto ask = [&](const std::string& case_id) {
        return hall.ask("desk-1", "POST", "/v1/lookups",
                        {{"kind", "natural"}, {"iin", "840229400006"}, {"reason_case_id", case_id}},
                        {bearer});
    };
    const auto case_id = Hall::new_key();
    const auto first = ask(case_id);
    REQUIRE(first.status == 200);
    hall.set_gateway_mode("hang");
    const auto again = ask(case_id);
    REQUIRE(again.status == 200);
    CHECK(again.json() == first.json());
    CHECK(hall.gateway_requests().size() == 1);
    CHECK(ask(Hall::new_key()).code() == "lookups.gateway_unreachable");
}

TEST_CASE("a power of attorney is found by its number and the one who may act by it") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    const auto ask = [&](const char* number, const char* iin) {
        return hall.ask("desk-1", "POST", "/v1/lookups",
                        {{"kind", "power-of-attorney"},
                         {"iin", iin},
                         {"number", number},
                         {"reason_case_id", Hall::new_key()}},
                        {bearer});
    };
    const auto power = ask("AT-400006", "840229400006").json().at("power");
    CHECK(power.at("trustee_name") == "СЕРІКОВА ӘЙГЕРІМ");
    CHECK(power.at("principal") == "050840000017");
    CHECK(power.at("valid_until") == "2029-03-02");
    CHECK(power.at("revoked") == false);
    CHECK(ask("RV-400006", "840229400006").json().at("power").at("revoked") == true);
    // Somebody else's, and one that there is not.
    CHECK(ask("AT-400006", "750101300004").code() == "lookups.applicant_absent");
    CHECK(ask("AT-1", "840229400006").code() == "lookups.applicant_absent");
    hall.set_gateway_mode("garbage");
    CHECK(ask("AT-400006", "840229400006").code() == "lookups.gateway_error");
}

TEST_CASE("licences of a holder are found in the country's system, and none is an answer") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    const auto ask = [&](const char* holder) {
        return hall.ask(
            "desk-1", "POST", "/v1/lookups",
            {{"kind", "licences"}, {"holder", holder}, {"reason_case_id", Hall::new_key()}},
            {bearer});
    };
    const auto found = ask("750101300004").json().at("licences");
    REQUIRE(found.size() == 1);
    CHECK(found[0].at("unique_number") == "14000123");
    CHECK(found[0].at("issued_on") == "2014-05-01");
    CHECK(found[0].at("valid_until") == "");
    CHECK(found[0].at("status").at("name").at("kk") == "Қолданыста");
    CHECK(ask("000101500001").json().at("licences").empty());
    CHECK(ask("750101300005").code() == "request.field_invalid");
}
