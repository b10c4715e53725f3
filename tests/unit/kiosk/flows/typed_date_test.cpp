// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Dates typed on the on-screen keyboard.
#include "kiosk/flows/typed_date.h"

#include <catch2/catch.hpp>

using namespace tereze;

TEST_CASE("typed dates are shaped while they grow and read when they are whole") {
    CHECK(flows::shape_typed_date("05") == "05");
    CHECK(flows::shape_typed_date("053") == "05.3");
    CHECK(flows::shape_typed_date("05.03.19") == "05.03.19");
    CHECK(flows::shape_typed_date("0503197599") == "05.03.1975");
    CHECK(flows::shape_typed_date("a") == "");
    const auto date = flows::parse_typed_date("05.03.1975");
    REQUIRE(date);
    CHECK(flows::typed_date(*date) == "05.03.1975");
}

TEST_CASE("unfinished and impossible dates are not dates") {
    for (const auto* text :
         {"", "05.03", "05.03.197", "31.02.1975", "00.01.2000", "01.13.2000", "005.003.1975"})
        CHECK_FALSE(flows::parse_typed_date(text));
}
