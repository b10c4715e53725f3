// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The key material against ICAO Doc 9303-11, appendix D.2.
#include "core/identity/mrz_key.h"

#include <catch2/catch.hpp>

using namespace tereze::identity;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::sys_days kToday = 2026y / 9 / 1;
}

TEST_CASE("the three examples of appendix D.2 give the published MRZ information") {
    const auto typed = MrzKey::from_fields("L898902C", 1969y / 8 / 6, 1994y / 6 / 23);
    REQUIRE(typed);
    CHECK(typed->information() == "L898902C<369080619406236");
    const auto td2 = MrzKey::from_mrz(
        "I<UTOSTEVENSON<<PETER<<<<<<<<<<<<<<<"
        "D23145890<UTO3407127M95071227349<<<8",
        kToday);
    REQUIRE(td2);
    CHECK(td2->information() == "D23145890734934071279507122");
    const auto td1 = MrzKey::from_mrz(
        "I<UTOD23145890<7349<<<<<<<<<<<"
        "3407127M9507122UTO<<<<<<<<<<<2"
        "STEVENSON<<PETER<JOHN<<<<<<<<<",
        kToday);
    REQUIRE(td1);
    CHECK(td1->information() == "D23145890734934071279507122");
}

TEST_CASE("a key is not made from a zone whose own three fields are wrong") {
    const std::string zone =
        "I<UTOD231458907<<<<<<<<<<<<<<<"
        "7408122F1204159UTO<<<<<<<<<<<6"
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    REQUIRE(MrzKey::from_mrz(zone, kToday));
    for (const std::size_t at : {14u, 36u, 44u}) {
        auto damaged = zone;
        damaged[at] = damaged[at] == '0' ? '1' : '0';
        CAPTURE(at);
        CHECK(MrzKey::from_mrz(damaged, kToday).error().code == "identity.mrz_check");
    }
    auto other_field = zone;
    other_field[59] = '0';
    CHECK(MrzKey::from_mrz(other_field, kToday));
}

TEST_CASE("typed fields are taken as people type them") {
    const auto key = MrzKey::from_fields(" l898902c<", 1969y / 8 / 6, 1994y / 6 / 23);
    REQUIRE(key);
    CHECK(key->document_number == "L898902C<");
    CHECK(MrzKey::from_fields("", 1969y / 8 / 6, 1994y / 6 / 23).error().code ==
          "identity.mrz_length");
    CHECK(MrzKey::from_fields("12-34", 1969y / 8 / 6, 1994y / 6 / 23).error().code ==
          "identity.mrz_character");
    CHECK(MrzKey::from_fields("1234", 1969y / 2 / 30, 1994y / 6 / 23).error().code ==
          "identity.mrz_date");
}

TEST_CASE("a wiped key holds nothing") {
    auto key = MrzKey::from_fields("L898902C", 1969y / 8 / 6, 1994y / 6 / 23).value();
    key.wipe();
    CHECK(key.document_number.empty());
    CHECK(key.birth_date.empty());
    CHECK(key.expiry_date.empty());
}
