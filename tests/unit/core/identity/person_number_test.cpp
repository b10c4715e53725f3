// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Check digits of IIN and BIN, over synthetic numbers that belong to nobody.
#include "core/identity/person_number.h"

#include <catch2/catch.hpp>

#include <string>

using namespace tereze::identity;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

TEST_CASE("an IIN with a right check digit is taken, with what it suggests") {
    struct Row {
        std::string number;
        year_month_day birth;
        Sex sex;
    };
    const auto date = [](int y, unsigned m, unsigned d) {
        return year_month_day{year(y), month(m), day(d)};
    };
    // The last two have their check digit from the second pass of weights.
    const Row row = GENERATE_COPY(Row{"750101300004", date(1975, 1, 1), Sex::Male},
                                  Row{"840229400006", date(1984, 2, 29), Sex::Female},
                                  Row{"000101500001", date(2000, 1, 1), Sex::Male},
                                  Row{"100615600003", date(2010, 6, 15), Sex::Female},
                                  Row{"551111300000", date(1955, 11, 11), Sex::Male},
                                  Row{"900909300004", date(1990, 9, 9), Sex::Male});
    CAPTURE(row.number);
    const auto iin = Iin::parse(row.number);
    REQUIRE(iin);
    CHECK(iin->text() == row.number);
    CHECK(iin->suggested_birth_date() == row.birth);
    CHECK(iin->suggested_sex() == row.sex);
}

TEST_CASE("of ten check digits exactly one fits a base") {
    for (const std::string base : {"75010130000", "84022940000", "55111130000", "99014000000"}) {
        int fitting = 0;
        for (char check = '0'; check <= '9'; ++check)
            fitting += has_valid_check_digit(base + check) ? 1 : 0;
        CAPTURE(base);
        CHECK(fitting == 1);
    }
}

TEST_CASE("a base whose both passes give ten has no valid number at all") {
    for (char check = '0'; check <= '9'; ++check)
        CHECK_FALSE(has_valid_check_digit(std::string("50010140000") + check));
}

TEST_CASE("a wrong number says what is wrong with it") {
    CHECK(Iin::parse("").error().code == "identity.number_length");
    CHECK(Iin::parse("75010130000").error().code == "identity.number_length");
    CHECK(Iin::parse("7501013000044").error().code == "identity.number_length");
    CHECK(Iin::parse("75010130000x").error().code == "identity.number_digits");
    CHECK(Iin::parse("750101300005").error().code == "identity.number_check");
}

TEST_CASE("an IIN whose digits are no date is still a number") {
    // Decree 853 of 26.08.2013: the tie between number and birth date is gone.
    std::string number = "753901300000";
    while (!has_valid_check_digit(number))
        ++number.back();
    const auto iin = Iin::parse(number);
    REQUIRE(iin);
    CHECK(iin->suggested_birth_date() == std::nullopt);
}

TEST_CASE("an IIN with a zero for century and sex suggests nothing") {
    std::string number = "750101000000";
    while (!has_valid_check_digit(number))
        ++number.back();
    const auto iin = Iin::parse(number);
    REQUIRE(iin);
    CHECK(iin->suggested_birth_date() == std::nullopt);
    CHECK(iin->suggested_sex() == std::nullopt);
}

TEST_CASE("a BIN is told from an IIN by its fifth digit") {
    for (const auto* number : {"990140000007", "120540000001", "200941000009", "150642000001",
                               "181150000005", "220363000000"}) {
        CAPTURE(number);
        CHECK(Bin::parse(number));
    }
    CHECK(Bin::parse("750101300004").error().code == "identity.not_a_bin");
    CHECK(Bin::parse("990140000008").error().code == "identity.number_check");
}

TEST_CASE("a masked number shows four digits and two") {
    CHECK(masked("750101300004") == "7501******04");
    CHECK(masked("7501") == "****");
    CHECK(masked("").empty());
}
