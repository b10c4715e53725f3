// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Check digits and meaning of IIN and BIN, over synthetic numbers that belong to nobody.
#include "core/identity/person_number.h"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>

using namespace tereze::identity;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

namespace {
year_month_day date(int y, unsigned m, unsigned d) {
    return year_month_day{year(y), month(m), day(d)};
}

/// A base of eleven digits with its check digit.
std::string completed(std::string base) {
    for (char check = '0'; check <= '9'; ++check)
        if (has_valid_check_digit(base + check))
            return base + check;
    FAIL("no check digit for " + base);
    return base;
}

std::string code_of(std::string_view number) {
    const auto iin = Iin::parse(number);
    return iin ? "" : iin.error().code;
}

/// The rule written once more, by itself: the check digit of eleven, 10 where there is none. The
/// second weights are the first moved on by two, so both passes are one sum over shifted places.
int independent_check(const std::string& eleven) {
    for (const std::size_t shift : {0U, 2U}) {
        long sum = 0;
        for (std::size_t place = 0; place < 11; ++place)
            sum += static_cast<long>((place + shift) % 11 + 1) * (eleven[place] - '0');
        if (sum % 11 < 10)
            return static_cast<int>(sum % 11);
    }
    return 10;
}
}  // namespace

TEST_CASE("an IIN with a right check digit is taken, with what it suggests") {
    struct Row {
        std::string number;
        year_month_day birth;
        Sex sex;
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
    CHECK(kind_of(row.number) == NumberKind::Iin);
    CHECK(iin->warnings(row.birth, row.sex).empty());
    CHECK(Bin::parse(row.number).error().code == "identity.not_a_bin");
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

TEST_CASE("a base whose both passes give ten is never issued, whatever its last digit") {
    for (char check = '0'; check <= '9'; ++check) {
        const auto number = std::string("50010140000") + check;
        CAPTURE(number);
        CHECK_FALSE(has_valid_check_digit(number));
        CHECK(code_of(number) == "identity.number_never_issued");
        CHECK(Bin::parse(number).error().code == "identity.number_never_issued");
    }
}

TEST_CASE("a wrong number says what is wrong with it") {
    CHECK(code_of("") == "identity.number_length");
    CHECK(code_of("75010130000") == "identity.number_length");
    CHECK(code_of("7501013000044") == "identity.number_length");
    CHECK(code_of("75010130000x") == "identity.number_digits");
    CHECK(code_of("75010130000 ") == "identity.number_digits");
    CHECK(code_of("750101300005") == "identity.number_check");
    CHECK(Bin::parse("9901400000").error().code == "identity.number_length");
    CHECK(Bin::parse("99014000000O").error().code == "identity.number_digits");
    CHECK(Bin::parse("990140000008").error().code == "identity.number_check");
}

TEST_CASE("every sample with another last digit is refused for its check digit") {
    for (const std::string sample :
         {"750101300004", "840229400006", "000101500001", "100615600003", "551111300000",
          "900909300004", "990140000007", "120540000001", "200941000009", "150642000001",
          "181150000005", "220363000000"}) {
        for (char check = '0'; check <= '9'; ++check) {
            const auto number = sample.substr(0, 11) + check;
            CAPTURE(number);
            CHECK(code_of(number) == (number == sample ? "" : "identity.number_check"));
        }
    }
}

TEST_CASE("any number is judged as by the rule written once more") {
    std::mt19937 random(853);
    std::array<int, 3> seen{};  // taken, wrong, never issued
    for (int i = 0; i < 20'000; ++i) {
        std::string number;
        for (int place = 0; place < 12; ++place)
            number += static_cast<char>('0' + random() % 10);
        const int check = independent_check(number.substr(0, 11));
        // Half of them get the digit that fits, else nearly all would be wrong.
        if (i % 2 == 0 && check < 10)
            number.back() = static_cast<char>('0' + check);
        const bool fits = check < 10 && number.back() == '0' + check;
        CAPTURE(number);
        REQUIRE(has_valid_check_digit(number) == fits);
        const auto code = code_of(number);
        REQUIRE(code == (check == 10 ? "identity.number_never_issued"
                         : fits      ? ""
                                     : "identity.number_check"));
        ++seen[check == 10 ? 2 : fits ? 0 : 1];
        REQUIRE(kind_of(number) == (number[4] <= '3' ? NumberKind::Iin : NumberKind::Bin));
        if (fits)
            REQUIRE(Bin::parse(number).has_value() == (number[4] > '3'));
    }
    CHECK(seen[0] > 9'000);
    CHECK(seen[1] > 8'000);
    CHECK(seen[2] > 50);  // both passes give ten for about one base in a hundred
}

TEST_CASE("an IIN whose digits are no date is still a number, and nothing is compared") {
    // Decree 853 of 26.08.2013: the tie between number and birth date is gone.
    const auto iin = Iin::parse(completed("75390130000"));
    REQUIRE(iin);
    CHECK(iin->suggested_birth_date() == std::nullopt);
    CHECK(iin->suggested_sex() == Sex::Male);
    CHECK(iin->warnings(date(1975, 3, 1), Sex::Male).empty());
}

TEST_CASE("an IIN with a zero for century and sex suggests nothing") {
    const auto iin = Iin::parse(completed("75010100000"));
    REQUIRE(iin);
    CHECK(iin->suggested_birth_date() == std::nullopt);
    CHECK(iin->suggested_sex() == std::nullopt);
    CHECK(iin->warnings(date(1975, 1, 2), Sex::Female).empty());
}

TEST_CASE("an IIN that differs from the document is a warning for each difference") {
    const auto iin = Iin::parse("750101300004");
    REQUIRE(iin);
    using Warnings = std::vector<IinWarning>;
    CHECK(iin->warnings() == Warnings{});
    CHECK(iin->warnings(date(1975, 1, 2)) == Warnings{IinWarning::BirthDateDiffers});
    CHECK(iin->warnings(date(1875, 1, 1)) == Warnings{IinWarning::BirthDateDiffers});
    CHECK(iin->warnings(std::nullopt, Sex::Female) == Warnings{IinWarning::SexDiffers});
    CHECK(iin->warnings(date(2000, 1, 1), Sex::Female) ==
          Warnings{IinWarning::BirthDateDiffers, IinWarning::SexDiffers});
}

TEST_CASE("a BIN given for an IIN is taken with a warning") {
    const auto iin = Iin::parse("990140000007");
    REQUIRE(iin);
    CHECK(iin->warnings() == std::vector{IinWarning::LooksLikeBin});
}

TEST_CASE("a BIN is told from an IIN by its fifth digit and says what it belongs to") {
    struct Row {
        std::string number;
        BinHolder holder;
        BinUnit unit;
    };
    const Row row =
        GENERATE(Row{"990140000007", BinHolder::ResidentEntity, BinUnit::Head},
                 Row{"120540000001", BinHolder::ResidentEntity, BinUnit::Head},
                 Row{"200941000009", BinHolder::ResidentEntity, BinUnit::Branch},
                 Row{"150642000001", BinHolder::ResidentEntity, BinUnit::Representation},
                 Row{"181150000005", BinHolder::NonResidentEntity, BinUnit::Head},
                 Row{"220363000000", BinHolder::JointEntrepreneurship, BinUnit::JointFarm});
    CAPTURE(row.number);
    CHECK(kind_of(row.number) == NumberKind::Bin);
    const auto bin = Bin::parse(row.number);
    REQUIRE(bin);
    CHECK(bin->text() == row.number);
    CHECK(bin->suggested_holder() == row.holder);
    CHECK(bin->suggested_unit() == row.unit);
    CHECK(bin->warnings().empty());
    CHECK(bin->warnings(row.holder, row.unit).empty());
}

TEST_CASE("a BIN with digits out of use is taken with warnings") {
    using Warnings = std::vector<BinWarning>;
    const auto warnings_of = [](const std::string& base) {
        const auto bin = Bin::parse(completed(base));
        REQUIRE(bin);
        return bin->warnings(BinHolder::ResidentEntity, BinUnit::Head);
    };
    CHECK(warnings_of("99017000000") == Warnings{BinWarning::HolderUnknown});
    CHECK(warnings_of("99019900000") ==
          Warnings{BinWarning::HolderUnknown, BinWarning::UnitUnknown});
    CHECK(warnings_of("99014400000") == Warnings{BinWarning::UnitUnknown});
    CHECK(warnings_of("99134000000") == Warnings{BinWarning::MonthUnknown});
    CHECK(warnings_of("99004000000") == Warnings{BinWarning::MonthUnknown});
    CHECK(warnings_of("99015000000") == Warnings{BinWarning::HolderDiffers});
    CHECK(warnings_of("99014100000") == Warnings{BinWarning::UnitDiffers});
}

TEST_CASE("what is not twelve digits is of no kind") {
    for (const char* text : {"", "75010130000", "7501013000041", "75010130000x", "7501 1300004"}) {
        CAPTURE(text);
        CHECK(kind_of(text) == std::nullopt);
        CHECK_FALSE(has_valid_check_digit(text));
    }
}

TEST_CASE("a masked number shows four digits and two") {
    CHECK(masked("750101300004") == "7501******04");
    CHECK(masked("7501") == "****");
    CHECK(masked("").empty());
}
