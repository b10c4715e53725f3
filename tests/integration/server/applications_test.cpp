// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// "My applications": an applicant sees the own cases, all of them and no other.
#include "core/base/ids.h"
#include "tests/integration/server/certificates.h"
#include "tests/integration/server/submitting.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

/// A case of an applicant, registered at the desk. Returns its id.
std::string hand_in(const Hall& hall, const std::string& iin) {
    auto manifest = sample_case(Hall::new_key());
    manifest.applicant.iin = iin;
    REQUIRE(submit(hall, manifest).status == 201);
    return manifest.case_id;
}

constexpr auto kOwn = "000101500001";    // of keys().stranger_key
constexpr auto kOther = "840229400006";  // of keys().second_key

}  // namespace

TEST_CASE("an applicant finds the own cases page by page, and nobody else's") {
    Hall hall;
    std::set<std::string> own;
    for (int i = 0; i < 5; ++i) {
        own.insert(hand_in(hall, kOwn));
        hand_in(hall, kOther);
    }
    const auto bearer = applicant_session(hall, keys().stranger_key);
    std::set<std::string> listed;
    std::string last_number = "~";
    std::string after;
    int pages = 0;
    do {
        const auto reply = hall.ask(
            "kiosk-1", "GET", "/v1/applications?limit=2" + (after.empty() ? "" : "&after=" + after),
            nullptr, {bearer});
        REQUIRE(reply.status == 200);
        const auto page = reply.json();
        for (const auto& one : page.at("cases")) {
            CHECK(one.at("registration_number").get<std::string>() < last_number);
            last_number = one.at("registration_number");
            listed.insert(one.at("id").get<std::string>());
        }
        const auto& next = page.at("next");
        after = next.is_string() ? next.get<std::string>() : "";
        ++pages;
    } while (!after.empty());
    CHECK(listed == own);
    CHECK(pages == 3);

    const auto receipt =
        hall.ask("kiosk-1", "GET", "/v1/applications/" + *own.begin(), nullptr, {bearer});
    REQUIRE(receipt.status == 200);
    CHECK(receipt.json().at("applicant_iin") == kOwn);
    const auto others = applicant_session(hall, keys().second_key);
    CHECK(
        hall.ask("kiosk-1", "GET", "/v1/applications/" + *own.begin(), nullptr, {others}).code() ==
        "cases.not_found");
    CHECK(hall.ask("kiosk-1", "GET", "/v1/applications").status == 401);
    CHECK(hall.ask("desk-1", "GET", "/v1/applications", nullptr, {hall.log_in("desk-1")}).code() ==
          "terminals.role_refused");
}

TEST_CASE("an application is found by a part of its number, and odd questions are refused") {
    Hall hall;
    for (int i = 0; i < 3; ++i)
        hand_in(hall, kOwn);
    const auto bearer = applicant_session(hall, keys().stranger_key);
    const auto ask = [&](const std::string& query) {
        return hall.ask("kiosk-1", "GET", "/v1/applications?" + query, nullptr, {bearer});
    };
    CHECK(ask("search=000002").json().at("cases").size() == 1);
    CHECK(ask("search=-26-").json().at("cases").size() == 3);
    CHECK(ask("search=777").json().at("cases").empty());
    for (const auto* query : {"search=%25", "search=_", "search=a", "limit=0", "limit=201",
                              "limit=x", "after=zz", "after=31", "after=2F"}) {
        INFO(query);
        CHECK(ask(query).code() == "request.field_invalid");
    }
}

TEST_CASE("a list that has not changed is not sent again") {
    Hall hall;
    hand_in(hall, kOwn);
    const auto bearer = applicant_session(hall, keys().stranger_key);
    const auto first = hall.ask("kiosk-1", "GET", "/v1/applications", nullptr, {bearer});
    const auto tag = first.headers.at("etag");
    const auto again = [&] {
        return hall.ask("kiosk-1", "GET", "/v1/applications", nullptr,
                        {bearer, "If-None-Match: " + tag});
    };
    CHECK(again().status == 304);
    CHECK(again().body.empty());
    hand_in(hall, kOther);
    CHECK(again().status == 304);
    hand_in(hall, kOwn);
    CHECK(again().status == 200);
}
