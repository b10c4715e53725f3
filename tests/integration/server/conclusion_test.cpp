// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Bodies of the act are asked: at their own terminals, on paper, and through AsyncChannel.
#include "tests/integration/server/applicant.h"
#include "tests/integration/server/office.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

/// A case that the department works on; returns its id.
std::string started(Hall& hall, const Office& office) {
    const auto manifest = own_case(Visit(hall).paid());
    REQUIRE(send(hall, manifest).status == 201);
    office.start(manifest.case_id);
    return manifest.case_id;
}

std::string path_of(const json& conclusions, const std::string& body) {
    for (const auto& one : conclusions)
        if (one.at("body") == body)
            return "/v1/conclusions/" + one.at("id").get<std::string>();
    return {};
}

}  // namespace

TEST_CASE("bodies of the act are asked, and without their word no licence is given") {
    Hall hall(paying_hall());
    const Office office(hall);
    const auto id = started(hall, office);
    const json licence{{"kind", "licence"}, {"case_id", id}};
    CHECK(office.department("POST", "/v1/decisions", licence).code() ==
          "decisions.conclusion_missing");

    const auto asked = office.department("POST", "/v1/conclusions", {{"case_id", id}});
    REQUIRE(asked.status == 201);
    const auto all = asked.json().at("conclusions");
    REQUIRE(all.size() == 2);
    CHECK(office.department("POST", "/v1/conclusions", {{"case_id", id}}).json() == asked.json());
    const auto health = path_of(all, "health-department");
    const auto consumers = path_of(all, "consumer-protection-department");

    // The body sees what it is asked about, and nothing else of the office.
    CHECK(office.body("GET", "/v1/conclusions").json().at("conclusions").size() == 1);
    CHECK(office.body("GET", health + "/case").json().at("case_id") == id);
    CHECK(office.body("GET", health + "/case/attachments/01-application.pdf").status == 200);
    CHECK(office.body("GET", consumers + "/case").code() == "conclusions.not_found");
    CHECK(office.body("POST", consumers + "/draft", {{"verdict", "positive"}}).code() ==
          "conclusions.not_found");

    CHECK(office.body("POST", health + "/signature", {{"signature", "AAAA"}}).code() ==
          "conclusions.no_draft");
    CHECK(office.body("POST", health + "/draft", {{"verdict", "negative"}}).code() ==
          "conclusions.reason_missing");
    const auto first =
        office.body("POST", health + "/draft", {{"verdict", "negative"}, {"text", "Кабинет жоқ"}});
    CHECK(office.department("GET", health + "/document").code() == "conclusions.not_found");
    const auto second = office.body("POST", health + "/draft", {{"verdict", "positive"}});
    CHECK(office.body("POST", health + "/signature", office.signature(first, keys().stranger_key))
              .code() == "office.signature_wrong");
    CHECK(office.body("POST", health + "/signature", office.signature(second, keys().operator_key))
              .code() == "office.signer_wrong");
    const auto proof = office.signature(second, keys().stranger_key);
    CHECK(office.body("POST", health + "/signature", proof).json().at("verdict") == "positive");
    CHECK(office.body("POST", health + "/signature", proof).status == 200);
    CHECK(office.body("POST", health + "/draft", {{"verdict", "positive"}}).code() ==
          "conclusions.given");
    CHECK(office.department("GET", health + "/document").body == second.body);

    // The other one has no office here and wrote on paper: the licensor enters it.
    CHECK(office.department("POST", "/v1/decisions", licence).code() ==
          "decisions.conclusion_missing");
    const auto entered = office.department("POST", consumers + "/draft",
                                           {{"verdict", "positive"}, {"text", "№ 12 хат"}});
    REQUIRE(entered.status == 200);
    const auto employee = keys().pki.issue_person(
        {"750101300004", "АХМЕТОВ", "ДӘУЛЕТ", "", sample_head().bin, "ЖШС", "5"});
    REQUIRE(office.department("POST", consumers + "/signature", office.signature(entered, employee))
                .status == 200);
    const auto decision = office.draft(licence);
    REQUIRE(office.sign(decision).status == 200);
    CHECK(office.department("GET", "/v1/office/cases/" + id).json().at("state") == "ready");
}

TEST_CASE("a body elsewhere is asked through AsyncChannel, and its answer is kept once") {
    auto options = paying_hall();
    options.bodies_elsewhere = true;
    Hall hall(options);
    const Office office(hall);
    const auto id = started(hall, office);
    const auto asked = office.department("POST", "/v1/conclusions", {{"case_id", id}}).json();
    const auto path = path_of(asked.at("conclusions"), "consumer-protection-department");
    const auto conclusion = path.substr(path.rfind('/') + 1);
    hall.wait_for_log("conclusion " + conclusion + " asked of DZPP_Conclusion", 0);
    const auto bodies = [&] { return hall.ask_gateway({{"do", "conclusions"}}); };
    const auto questions = bodies().at("questions");
    REQUIRE(questions.size() == 1);
    CHECK(questions[0].at("id") == conclusion);
    CHECK(questions[0].at("papers") == 1);

    /// The body answers, and this is how the server confirmed the message.
    const auto confirmed = [&](const json& more) {
        json request{{"do", "conclude"}, {"conclusion_id", conclusion}, {"verdict", "POSITIVE"}};
        request.update(more);
        const std::string message = hall.ask_gateway(request).at("message");
        hall.wait_for_log("message " + message, 0);
        return bodies().at("confirmed").at(message).get<std::string>();
    };
    // About another question, and without a word why: refused for good.
    CHECK(confirmed({{"as", Hall::new_key()}}) == "MESSAGE_NOT_ACCTEPTED");
    CHECK(confirmed({{"verdict", "NEGATIVE"}}) == "MESSAGE_NOT_ACCTEPTED");
    CHECK(confirmed({{"text", "Келісілді"}}) == "MESSAGE_ACCEPTED");
    CHECK(confirmed({{"verdict", "NEGATIVE"}, {"text", "Қайта ойладық"}}) == "MESSAGE_ACCEPTED");
    // The question went once, and the first answer counts.
    CHECK(bodies().at("questions").size() == 1);
    const auto given = office.department("GET", "/v1/conclusions?case_id=" + id).json();
    for (const auto& one : given.at("conclusions"))
        CHECK(one.at("verdict") == (one.at("id") == conclusion ? "positive" : ""));
    const auto document = office.department("GET", path + "/document");
    CHECK(document.headers.at("content-type") == "application/xml");
    CHECK(document.body.find("Келісілді") != std::string::npos);
}

TEST_CASE("a gateway that is away delays a question and loses none") {
    auto options = paying_hall();
    options.bodies_elsewhere = true;
    Hall hall(options);
    const Office office(hall);
    const auto id = started(hall, office);
    hall.set_gateway_mode("refuse");
    const auto before = hall.log().size();
    REQUIRE(office.department("POST", "/v1/conclusions", {{"case_id", id}}).status == 201);
    hall.wait_for_log("conclusions through the gateway", before);
    hall.set_gateway_mode("normal");
    hall.wait_for_log("asked of DZPP_Conclusion", before);
    CHECK(hall.ask_gateway({{"do", "conclusions"}}).at("questions").size() == 1);
}
