// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The licensor's side: a registered case goes through the office and comes back to the applicant.
#include "tests/integration/server/office.h"

#include "core/base/files.h"
#include "core/identity/licence_number.h"
#include "tests/integration/server/certificates.h"
#include "tests/integration/server/submitting.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

constexpr auto kApplicant = "000101500001";  // of keys().stranger_key

std::string hand_in(const Hall& hall, const std::string& operation = "issue") {
    auto manifest = sample_case(Hall::new_key());
    manifest.applicant.iin = kApplicant;
    manifest.operation = operation;
    REQUIRE(submit(hall, manifest).status == 201);
    return manifest.case_id;
}

json licence_of(const std::string& case_id) {
    return {{"kind", "licence"}, {"case_id", case_id}};
}

/// A case with a signed licence; returns the licence's number.
std::string issued(const Hall& hall, const Office& office) {
    const auto id = hand_in(hall);
    office.start(id);
    const auto reply = office.sign(office.draft(licence_of(id)));
    REQUIRE(reply.status == 200);
    return reply.json().at("licence");
}

json state_of(const Office& office, const std::string& case_id) {
    return office.department("GET", "/v1/office/cases/" + case_id).json().at("state");
}

}  // namespace

TEST_CASE("a case goes from registration to a signed licence in the applicant's hand") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    const auto path = "/v1/office/cases/" + id;

    const auto listed = office.chancellery("GET", "/v1/office/cases").json().at("cases");
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].at("id") == id);
    CHECK(listed[0].at("state") == "registered");

    const auto entered = office.chancellery("POST", path + "/incoming").json();
    CHECK(entered.at("incoming_number") == "301/26-000001");
    CHECK(entered.at("state") == "launched");
    CHECK(office.chancellery("POST", path + "/incoming").json() == entered);

    CHECK(office.department("POST", path + "/executor", json::object()).json().at("state") ==
          "started");
    CHECK(office.department("GET", path + "/manifest").status == 200);
    CHECK(office.department("GET", path + "/attachments/01-application.pdf").body ==
          as_text(sample_paper()));
    CHECK(office.department("POST", "/v1/decisions", licence_of(id)).code() ==
          "decisions.completeness_missing");
    CHECK(office.department("POST", path + "/completeness", {{"verdict", "complete"}})
              .json()
              .at("completeness") == "complete");

    const auto decision = office.draft(licence_of(id));
    CHECK(office.head("GET", "/v1/decisions").json().at("decisions").size() == 1);
    const auto document = office.head("GET", "/v1/decisions/" + decision + "/document");
    CHECK(document.json().at("licence").at("holder_number") == kApplicant);
    const auto decided = office.sign(decision);
    REQUIRE(decided.status == 200);
    CHECK(decided.json().at("state") == "signed");
    // The act has a paper at the centre, which has to come there first.
    CHECK(state_of(office, id) == "finished");
    const auto desk = hall.log_in("desk-1");
    const auto at_desk = [&](const char* rest) {
        return hall.ask("desk-1", "POST", "/v1/cases/" + id + rest, nullptr, {desk});
    };
    CHECK(at_desk("/handed").code() == "office.case_state_wrong");
    CHECK(at_desk("/arrived").json().at("state") == "ready");
    // The same signature again changes nothing.
    CHECK(office.sign(decision).json() == decided.json());

    const std::string number = decided.json().at("licence");
    CHECK(identity::is_licence_number(number));
    const auto licence = office.department("GET", "/v1/licences/" + number).json();
    CHECK(licence.at("state") == "issued");
    CHECK(licence.at("history").size() == 1);

    const auto bearer = applicant_session(hall, keys().stranger_key);
    const auto own = "/v1/applications/" + id;
    const auto result = hall.ask("kiosk-1", "GET", own + "/result", nullptr, {bearer});
    CHECK(result.body == document.body);
    CHECK(hall.ask("kiosk-1", "GET", own + "/result/signature", nullptr, {bearer}).status == 200);
    CHECK(hall.ask("kiosk-1", "POST", own + "/received", nullptr, {bearer}).json().at("state") ==
          "handed");
    CHECK(state_of(office, id) == "handed");
}

TEST_CASE("what the head signed holds for openssl from its files alone") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    office.start(id);
    REQUIRE(office.sign(office.draft(licence_of(id))).status == 200);
    const auto bearer = hall.log_in("desk-1");
    const auto fetch = [&](const std::string& part) {
        const auto reply =
            hall.ask("desk-1", "GET", "/v1/cases/" + id + "/result" + part, nullptr, {bearer});
        REQUIRE(reply.status == 200);
        const auto file = hall.folder() / ("result" + std::string(part.empty() ? "" : "-") +
                                           (part.empty() ? "" : part.substr(1)));
        REQUIRE(write_file_durably(file, as_bytes(reply.body)));
        return file.string();
    };
    ChildOptions openssl;
    openssl.argv = {"openssl",  "cms",     "-verify", "-binary",
                    "-inform",  "DER",     "-in",     fetch("/signature"),
                    "-content", fetch(""), "-CAfile", fetch("/chain"),
                    "-purpose", "any",     "-out",    "/dev/null"};
    openssl.log = hall.folder() / "openssl.log";
    const auto verified = run_command(openssl, std::chrono::seconds(20));
    REQUIRE(verified);
    CHECK(verified->exit_code == 0);
}

TEST_CASE("nobody signs a decision but the authorised person of the office") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    office.start(id);
    const auto decision = office.draft(licence_of(id));
    const auto path = "/v1/decisions/" + decision;
    CHECK(office.sign(decision, keys().employee_key).code() == "office.signer_not_entitled");
    CHECK(office.sign(decision, keys().second_key).code() == "office.signer_wrong");
    CHECK(office.sign(decision, keys().operator_key).code() == "office.signer_wrong");
    const auto other = office.signature(office.head("GET", path), keys().head_key);
    CHECK(office.head("POST", path + "/signature", other).code() == "office.signature_wrong");
    CHECK(office.department("POST", path + "/signature", other).code() == "accounts.role_missing");
    CHECK(office.head("POST", path + "/signature", {{"signature", "AAAA"}}).code() ==
          "office.signature_wrong");
    CHECK(state_of(office, id) == "started");
    CHECK(office.sign(decision).status == 200);
}

TEST_CASE("a refusal is reasoned, ends the case and reaches the applicant") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    office.start(id);
    const json wanted{{"kind", "refusal"}, {"case_id", id}};
    CHECK(office.department("POST", "/v1/decisions", wanted).code() == "decisions.reason_missing");
    auto invented = wanted;
    invented["reason"] = "Біліктілік талаптарына сай емес";
    invented["ground"] = "not-pretty";
    CHECK(office.department("POST", "/v1/decisions", invented).code() ==
          "decisions.ground_unknown");
    invented.erase("ground");
    const auto decision = office.draft(invented);
    REQUIRE(office.sign(decision).status == 200);
    CHECK(state_of(office, id) == "finished");
    CHECK(office.department("POST", "/v1/decisions", licence_of(id)).code() ==
          "office.case_state_wrong");
    const auto bearer = hall.log_in("desk-1");
    const auto result = hall.ask("desk-1", "GET", "/v1/cases/" + id + "/result", nullptr, {bearer});
    CHECK(result.json().at("refusal").at("reason") == invented.at("reason"));
    for (const auto* rest : {"/arrived", "/handed", "/handed"})
        CHECK(hall.ask("desk-1", "POST", "/v1/cases/" + id + rest, nullptr, {bearer}).status ==
              200);
    CHECK(hall.ask("desk-1", "GET", "/v1/cases?state=handed", nullptr, {bearer})
              .json()
              .at("cases")
              .size() == 1);
}

TEST_CASE("a head gives a draft back, and the next one takes its place and its number") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    office.start(id);
    const auto first = office.draft(licence_of(id));
    const auto number = office.head("GET", "/v1/decisions/" + first).json().at("licence");
    CHECK(office.head("POST", "/v1/decisions/" + first + "/return", {{"note", "Мерзімін қосыңыз"}})
              .json()
              .at("state") == "withdrawn");
    auto wanted = licence_of(id);
    wanted["valid_until"] = "2031-11-29";
    const auto second = office.draft(wanted);
    const auto third = office.draft(wanted);
    CHECK(office.head("GET", "/v1/decisions/" + third).json().at("licence") == number);
    CHECK(office.sign(second).code() == "decisions.state_wrong");
    CHECK(office.sign(first).code() == "decisions.state_wrong");
    CHECK(office.sign(third).status == 200);
    CHECK(office.department("GET", "/v1/licences/" + number.get<std::string>())
              .json()
              .at("valid_until") == "2031-11-29");
}

TEST_CASE("a re-issued licence takes the place of the one before, a duplicate is counted") {
    Hall hall;
    const Office office(hall);
    const auto first = issued(hall, office);

    const auto reissue = hand_in(hall, "reissue");
    office.start(reissue);
    CHECK(office.department("POST", "/v1/decisions", licence_of(reissue)).code() ==
          "decisions.licence_missing");
    auto wanted = licence_of(reissue);
    wanted["licence"] = first;
    const std::string second = office.sign(office.draft(wanted)).json().at("licence");
    CHECK(second != first);
    CHECK(office.department("GET", "/v1/licences/" + first).json().at("state") == "replaced");
    CHECK(office.department("GET", "/v1/licences/" + second).json().at("replaces") == first);

    const auto duplicate = hand_in(hall, "duplicate");
    office.start(duplicate);
    wanted = licence_of(duplicate);
    wanted["licence"] = first;
    CHECK(office.department("POST", "/v1/decisions", wanted).code() == "licences.state_wrong");
    wanted["licence"] = second;
    CHECK(office.sign(office.draft(wanted)).json().at("licence") == second);
    CHECK(office.department("GET", "/v1/licences/" + second).json().at("duplicates") == 1);
    CHECK(office.department("GET", std::string("/v1/licences?holder=") + kApplicant)
              .json()
              .at("licences")
              .size() == 2);
}

TEST_CASE("an annex is given to a licence in force") {
    Hall hall;
    const Office office(hall);
    const auto number = issued(hall, office);
    const auto id = hand_in(hall);
    office.start(id);
    auto wanted = licence_of(id);
    wanted["licence"] = number;
    CHECK(office.department("POST", "/v1/decisions", wanted).code() ==
          "decisions.licence_not_wanted");
    wanted["annex"] = true;
    CHECK(office.sign(office.draft(wanted)).status == 200);
    const auto licence = office.department("GET", "/v1/licences/" + number).json();
    REQUIRE(licence.at("annexes").size() == 1);
    CHECK(licence.at("annexes")[0].at("number") == 1);
    CHECK(licence.at("history").size() == 2);
}

TEST_CASE("a licence is suspended, resumed and terminated by signed orders alone") {
    Hall hall;
    const Office office(hall);
    const auto number = issued(hall, office);
    const auto order = [&](const char* kind) {
        return office.department("POST", "/v1/decisions",
                                 {{"kind", kind}, {"licence", number}, {"reason", "Сот актісі"}});
    };
    const auto state = [&] {
        return office.department("GET", "/v1/licences/" + number).json().at("state");
    };
    CHECK(order("resumption").code() == "licences.state_wrong");
    const auto give = [&](const char* kind) {
        const auto drafted = order(kind);
        REQUIRE(drafted.status == 201);
        return office.sign(drafted.json().at("id"));
    };
    CHECK(give("suspension").status == 200);
    CHECK(state() == "suspended");
    CHECK(order("suspension").code() == "licences.state_wrong");
    CHECK(give("resumption").status == 200);
    CHECK(state() == "issued");
    CHECK(give("termination").status == 200);
    CHECK(state() == "terminated");
    CHECK(order("resumption").code() == "licences.state_wrong");
    CHECK(office.department("GET", "/v1/licences/KZ00ALM00000001").code() ==
          "licences.number_invalid");
    CHECK(office.department("GET", "/v1/licences/" + identity::licence_number("ALM", 999)).code() ==
          "licences.not_found");
}

TEST_CASE("every step of an office belongs to a role, and to the office itself") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    const auto path = "/v1/office/cases/" + id;
    CHECK(office.department("POST", path + "/incoming").code() == "accounts.role_missing");
    CHECK(office.chancellery("POST", path + "/executor", json::object()).code() ==
          "accounts.role_missing");
    CHECK(office.department("POST", path + "/executor", json::object()).code() ==
          "office.case_state_wrong");
    CHECK(office.body("GET", path).code() == "accounts.role_missing");
    CHECK(hall.ask("desk-1", "GET", path, nullptr, {hall.log_in("desk-1")}).code() ==
          "terminals.role_refused");
    office.start(id);
    hall.add_account("office.second", "Екінші", "840229400006", "licensing", "licensor");
    const auto second = hall.log_in("office-1", "office.second");
    const auto ask = [&](const std::string& rest, const json& body) {
        return hall.ask("office-1", "POST", path + rest, body, {second});
    };
    CHECK(ask("/completeness", {{"verdict", "incomplete"}}).code() == "office.not_executor");
    CHECK(ask("/executor", json::object()).code() == "office.case_taken");
    CHECK(ask("/executor", {{"take_over", true}}).status == 200);
    CHECK(office.department("POST", "/v1/decisions", licence_of(id)).code() ==
          "office.not_executor");
    CHECK(office.department("GET", "/v1/office/cases/" + Hall::new_key()).code() ==
          "cases.not_found");
    CHECK(office.department("GET", "/v1/office/cases?state=sideways").code() ==
          "request.field_invalid");
}

TEST_CASE("papers that are found incomplete after the draft keep the licence from being given") {
    Hall hall;
    const Office office(hall);
    const auto id = hand_in(hall);
    office.start(id);
    const auto decision = office.draft(licence_of(id));
    office.department("POST", "/v1/office/cases/" + id + "/completeness",
                      {{"verdict", "incomplete"}});
    CHECK(office.sign(decision).code() == "decisions.completeness_missing");
    CHECK(state_of(office, id) == "started");
}
