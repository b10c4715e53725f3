// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The licensor's terms by the act of Жамбыл, which states all of them: completeness, result,
// grounds, and what is deemed issued.
#include "tests/integration/server/office.h"
#include "tests/integration/server/submitting.h"
#include "tests/support/store/sql.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

HallOptions in_zhambyl() {
    HallOptions options;
    options.region = "zhambyl";
    options.repealed_acts = {"zhambyl-2013"};
    return options;
}

/// A case with the paper of its fee, registered at the desk.
std::string hand_in(const Hall& hall) {
    auto manifest = sample_case(Hall::new_key());
    manifest.service_id = "zhambyl-2013/grain";
    CHECK(submit(hall, manifest).code() == "cases.payment_missing");
    manifest.attachments.front().kind = "licence-fee";
    REQUIRE(submit(hall, manifest).status == 201);
    return manifest.case_id;
}

/// As if it had been registered long ago.
void let_time_pass(const Hall& hall, const std::string& case_id) {
    const SystemClock clock;
    const auto database = open_database(hall.database(), clock);
    run_sql(*database,
            "UPDATE case_record SET expected_result = '2026-10-01' WHERE id = '" + case_id + "'");
}

}  // namespace

TEST_CASE("the department sees how long a case has, and refuses on a ground of the act alone") {
    Hall hall(in_zhambyl());
    const Office office(hall);
    const auto id = hand_in(hall);
    office.start(id);
    const auto item = office.department("GET", "/v1/office/cases/" + id).json();
    CHECK(item.at("completeness_due").is_string());
    CHECK(item.at("expected_result").is_string());
    CHECK(item.at("working_days").get<int>() > 0);
    CHECK(item.at("overdue") == false);
    CHECK(item.at("deemed_issued") == false);

    json wanted{{"kind", "refusal"}, {"case_id", id}, {"reason", "Қойма жоқ"}};
    CHECK(office.department("POST", "/v1/decisions", wanted).code() == "decisions.ground_unknown");
    wanted["ground"] = "not-pretty";
    CHECK(office.department("POST", "/v1/decisions", wanted).code() == "decisions.ground_unknown");
    wanted["ground"] = "not-qualified";
    const auto decision = office.draft(wanted);
    const auto document = office.head("GET", "/v1/decisions/" + decision + "/document").json();
    CHECK(document.at("refusal").at("clause") == "16, 3)");
    CHECK(document.at("refusal").at("words").at("kk") ==
          "Мемлекеттік қызмет алушының біліктілік талаптарына сәйкес болмауы");
    CHECK(office.sign(decision).status == 200);
    // The act names no body that would have to be asked.
    const auto second = hand_in(hall);
    office.start(second);
    CHECK(office.department("POST", "/v1/conclusions", {{"case_id", second}}).code() ==
          "conclusions.none_needed");
}

TEST_CASE("what nobody answered in time is deemed issued by the act, and only then") {
    Hall hall(in_zhambyl());
    const Office office(hall);
    const auto id = hand_in(hall);
    const auto path = "/v1/office/cases/" + id;
    office.chancellery("POST", path + "/incoming");
    office.department("POST", path + "/executor", json::object());
    const json wanted{{"kind", "licence"}, {"case_id", id}, {"deemed_issued", true}};
    CHECK(office.department("POST", "/v1/decisions", wanted).code() ==
          "decisions.not_deemed_issued");
    let_time_pass(hall, id);
    const auto item = office.department("GET", path).json();
    CHECK(item.at("overdue") == true);
    CHECK(item.at("deemed_issued") == true);
    // Nothing was done by itself: somebody drafts it, and the head signs.
    CHECK(item.at("state") == "started");
    const auto decision = office.draft(wanted);
    CHECK(office.head("GET", "/v1/decisions/" + decision + "/document")
              .json()
              .at("deemed_issued_from") == "2026-10-01");
    CHECK(office.sign(decision).status == 200);
    CHECK(office.department("GET", path).json().at("deemed_issued") == false);
}

TEST_CASE("a journal that somebody changed stops the case, and says so") {
    Hall hall;
    const Office office(hall);
    const auto manifest = sample_case(Hall::new_key());
    REQUIRE(submit(hall, manifest).status == 201);
    {
        const SystemClock clock;
        const auto database = open_database(hall.database(), clock);
        run_sql(*database,
                "UPDATE case_record SET procedure_journal = "
                "replace(procedure_journal, 'register-request', 'check-documents')");
    }
    const auto path = "/v1/office/cases/" + manifest.case_id;
    CHECK(office.chancellery("POST", path + "/incoming").code() == "casework.journal_invalid");
    CHECK(office.department("GET", path).code() == "casework.journal_invalid");
    CHECK(hall.log().find("journal of case " + manifest.case_id) != std::string::npos);
}
