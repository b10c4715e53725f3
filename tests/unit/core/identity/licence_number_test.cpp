// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Unique numbers of licences.
#include "core/identity/licence_number.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze::identity;

TEST_CASE("a licence's number has the check digits of an IBAN over the same characters") {
    // ISO 13616: 98 less the remainder of 31 25 34 00000042 20 35 00 by 97, counted elsewhere.
    const auto number = licence_number("VPY", 42);
    CHECK(number.size() == 15);
    CHECK(number.substr(4) == "VPY00000042");
    CHECK(number == "KZ37VPY00000042");
    CHECK(is_licence_number(number));
}

TEST_CASE("no single wrong character and no swapped pair passes as a licence's number") {
    const auto number = licence_number("ABC", 12'345'678);
    REQUIRE(is_licence_number(number));
    for (std::size_t i = 0; i < number.size(); ++i) {
        for (const char c : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
            auto wrong = number;
            wrong[i] = c;
            INFO(wrong);
            CHECK(is_licence_number(wrong) == (wrong == number));
        }
        if (i + 1 < number.size()) {
            auto swapped = number;
            std::swap(swapped[i], swapped[i + 1]);
            INFO(swapped);
            CHECK(is_licence_number(swapped) == (swapped == number));
        }
    }
    for (const auto* odd : {"", "KZ", "KZ00ABC12345678", "kz37vpy00000042", "KZ37VPY0000004"}) {
        INFO(odd);
        CHECK_FALSE(is_licence_number(odd));
    }
}

TEST_CASE("every number of a series is another") {
    std::set<std::string> numbers;
    for (int i = 1; i <= 2000; ++i) {
        const auto number = licence_number("VPY", i);
        CHECK(is_licence_number(number));
        numbers.insert(number);
    }
    CHECK(numbers.size() == 2000);
}
