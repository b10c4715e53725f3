// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/receipt_json.h"

#include "tests/unit/core/casework/samples.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tereze;
using namespace tereze::casework;

namespace {
Receipt receipt() {
    using namespace std::chrono;
    Receipt made;
    made.registration_number = "1002-26-000017";
    made.registered_at = sys_days(2026y / November / 22) + hours(6);
    made.service_id = "medical-license-almaty-2015";
    made.operation = "issue";
    made.applicant_name = "АХМЕТОВ ҒАНИ ҰЛАНҰЛЫ";
    made.applicant_iin = "900101300017";
    made.applicant_contact = "+77010000000";
    made.operator_name = "ӘЛИЕВА Қ. Ө.";
    made.hall_name_kk = "Алматы қаласының ХҚКО";
    made.hall_name_ru = "ЦОН города Алматы";
    made.hall_address_kk = "Алматы қаласы";
    made.hall_address_ru = "город Алматы";
    made.expected_result = 2026y / December / 14;
    made.expected_result_stated = true;
    made.expected_result_provisional = true;
    made.case_id = "01935b2c-8f3a-7c1e-9a44-0123456789ab";
    made.check_url = "https://127.0.0.1/c/1";
    made.documents = samples::manifest().attachments;
    return made;
}
}  // namespace

TEST_CASE("a receipt reads back as it was written") {
    const auto text = to_json_text(receipt());
    const auto read = parse_receipt(text);
    REQUIRE(read.has_value());
    CHECK(to_json_text(*read) == text);
    CHECK(read->registration_number == "1002-26-000017");
    CHECK(read->registered_at == receipt().registered_at);
    CHECK(read->expected_result == receipt().expected_result);
    CHECK(read->expected_result_stated);
    CHECK(read->expected_result_provisional);
    CHECK(read->documents.size() == 2);
    CHECK(read->check_url == "https://127.0.0.1/c/1");
}

TEST_CASE("a receipt without a term keeps its date unset") {
    auto made = receipt();
    made.expected_result = {};
    made.expected_result_stated = false;
    const auto read = parse_receipt(to_json_text(made));
    REQUIRE(read.has_value());
    CHECK_FALSE(read->expected_result.ok());
    CHECK_FALSE(read->expected_result_stated);
}

TEST_CASE("a receipt from before dates could be provisional is still read") {
    auto tree = nlohmann::json::parse(to_json_text(receipt()));
    tree.erase("expected_result_provisional");
    const auto read = parse_receipt(tree.dump());
    REQUIRE(read.has_value());
    CHECK_FALSE(read->expected_result_provisional);
    tree["expected_result_provisional"] = "yes";
    CHECK(parse_receipt(tree.dump()).error().detail == "expected_result_provisional");
}

TEST_CASE("a receipt may be spaced otherwise but not lack or add a member") {
    auto tree = nlohmann::json::parse(to_json_text(receipt()));
    CHECK(parse_receipt(tree.dump(4)).has_value());
    auto lacking = tree;
    lacking.erase("hall_name_kk");
    REQUIRE_FALSE(parse_receipt(lacking.dump()).has_value());
    CHECK(parse_receipt(lacking.dump()).error().code == "casework.receipt_invalid");
    CHECK(parse_receipt(lacking.dump()).error().detail == "hall_name_kk");
    tree["more"] = true;
    CHECK(parse_receipt(tree.dump()).error().detail == "(unknown member)");
    CHECK(parse_receipt("<html>").error().code == "casework.receipt_invalid");
}
