// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages of ШЭП and ГБД ФЛ, held against the provider's side.
#include "server/gateways/sync_channel.h"

#include "server/gateways/natural_person.h"
#include "tests/standins/gateway/channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::gateways;

namespace {

const std::string kIin = "750101300004";

SyncRequest make_request() {
    SyncRequest request;
    request.message_id = "0199c0de-0000-7000-8000-000000000001";
    request.service_id = "GBDFL_UniversalServiceSync";
    request.message_date = *calendar::parse_iso_time("2026-11-22T19:30:00.25Z");
    request.sender_id = "tereze & co";
    request.data = build_person_request({request.message_id, request.message_date, "TEREZE", kIin});
    return request;
}

std::string response(const std::string& status, const std::string& data) {
    return "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Body>"
           "<n:SendMessageResponse xmlns:n='http://bip.bee.kz/SyncChannel/v10/Types'><response>"
           "<responseInfo><messageId>1</messageId><responseDate>x</responseDate><status><code>" +
           status + "</code><message>" + kIin + "</message></status></responseInfo><responseData>" +
           data + "</responseData></response></n:SendMessageResponse></S:Body></S:Envelope>";
}

std::string person_data(const std::string& code, const std::string& persons) {
    return "<messageResult><code>" + code + "</code></messageResult>" + persons;
}

std::string person(const std::string& iin, const std::string& more = "") {
    return "<person><iin>" + iin +
           "</iin><surname>А</surname><name>Б</name>"
           "<birthDate>1975-01-01T00:00:00+05:00</birthDate>" +
           more + "</person>";
}

Result<NaturalPerson> read_data(const std::string& inner,
                                const std::vector<std::string>& absent = {}) {
    return parse_person_response(parse_xml("<data>" + inner + "</data>").value(), kIin, absent);
}

}  // namespace

TEST_CASE("times are those of Almaty with milliseconds") {
    CHECK(gateway_time(*calendar::parse_iso_time("2026-11-22T19:30:00.25Z")) ==
          "2026-11-23T00:30:00.250+05:00");
}

TEST_CASE("a request has the shape that the provider's side demands") {
    const auto text = build_sync_request(make_request()).value();
    CHECK(text.find("tereze &amp; co") != std::string::npos);
    const auto exchange = standins::answer(text, {});
    CHECK(exchange.fault_code == "");
    CHECK(exchange.iin == kIin);
    CHECK(exchange.sender_id == "tereze & co");

    auto wrong = make_request();
    wrong.service_id = "Other";
    CHECK(standins::answer(build_sync_request(wrong).value(), {}).fault_code == "SCE004");
    wrong = make_request();
    wrong.data.children.pop_back();
    CHECK(standins::answer(build_sync_request(wrong).value(), {}).fault_code == "SCE001");
    wrong = make_request();
    wrong.message_id = "no uuid";
    CHECK(standins::answer(build_sync_request(wrong).value(), {}).fault_code == "SCE001");
    CHECK(standins::answer("<a/>", {}).fault_code == "SCE001");
}

TEST_CASE("an answer is read by local names, typed or as escaped text") {
    const auto typed = parse_sync_response(response("SCSS001", "<data><a>1</a></data>")).value();
    CHECK(typed.data.child_text("a") == "1");
    const auto other =
        parse_sync_response(response("SCSS001", "<q:data xmlns:q='urn:other'><a>1</a></q:data>"));
    CHECK(other->data.child_text("a") == "1");
    const auto escaped = parse_sync_response(
        response("SCSS001",
                 "<data>&lt;x:r xmlns:x='urn:x'&gt;&lt;a&gt;1&lt;/a&gt;&lt;/x:r&gt;"
                 "</data>"));
    CHECK(escaped->data.child_text("a") == "1");
    CHECK_FALSE(parse_sync_response(response("SCSS001", "<data>&lt;broken</data>")));
}

TEST_CASE("faults and other statuses are errors that tell the code and no person") {
    const auto status = parse_sync_response(response("SCE909", "")).error();
    CHECK(status.code == "gateway.fault");
    CHECK(status.detail == "SCE909");
    const auto fault = parse_sync_response(standins::fault("SCE005", kIin)).error();
    CHECK(fault.code == "gateway.fault");
    CHECK(fault.detail == "SCE005");
    const auto odd = parse_sync_response(response("Ошибка " + kIin, "")).error();
    CHECK(odd.detail.find("7501") == std::string::npos);
    for (const auto* body : {"<html/>", "<Envelope/>", "<Envelope><Body/></Envelope>"})
        CHECK(parse_sync_response(body).error().code == "gateway.answer_invalid");
    CHECK(parse_sync_response(response("SCSS001", "")).error().code == "gateway.answer_invalid");
    // A body of another namespace before the one that was signed.
    auto two = response("SCSS001", "<data/>");
    two.insert(two.find("<S:Body>"), "<Body/>");
    CHECK(parse_sync_response(two).error().detail == "not one SOAP body");
}

TEST_CASE("only the database's own word makes a person absent") {
    CHECK(read_data(person_data("00000", "")).error().code == "lookups.applicant_absent");
    CHECK(read_data(person_data("00000", "<persons/>")).error().code == "lookups.applicant_absent");
    CHECK(read_data(person_data("00404", ""), {"00404"}).error().code ==
          "lookups.applicant_absent");
    CHECK(read_data(person_data("00404", "")).error().code == "gateway.answer_invalid");
    CHECK(read_data("").error().code == "gateway.answer_invalid");
    const auto persons = [](const std::string& inner) {
        return person_data("00000", "<persons>" + inner + "</persons>");
    };
    CHECK(read_data(persons(person("840229400006"))).error().code == "gateway.answer_invalid");
    CHECK(read_data(persons(person(kIin) + person(kIin))).error().code == "gateway.answer_invalid");
    CHECK(read_data(persons("<person><iin>" + kIin + "</iin></person>")).error().code ==
          "gateway.answer_invalid");
    CHECK(read_data(persons(person(kIin)))->birth_date == "1975-01-01");
}

TEST_CASE("of several documents the card in force that began last is taken") {
    const auto document = [](const char* type, const char* status, const char* number,
                             const char* begin) {
        return std::string("<document><type><code>") + type + "</code></type><number>" + number +
               "</number><beginDate>" + begin + "</beginDate><status><code>" + status +
               "</code></status></document>";
    };
    const auto found = read_data(person_data(
        "00000", "<persons>" +
                     person(kIin, "<documents>" + document("001", "00", "N1", "2024-01-01") +
                                      document("002", "00", "1", "2015-01-01") +
                                      document("002", "00", "2", "2020-01-01") +
                                      document("002", "07", "3", "2025-01-01") + "</documents>") +
                     "</persons>"));
    REQUIRE(found->document);
    CHECK(found->document->number == "2");
}
