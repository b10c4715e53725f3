// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Numerals against a table written by hand from grammars of the three languages.
#include "core/text/numbers.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze::text;

namespace {
struct Row {
    int number;
    const char* kk;
    const char* ru;
    const char* en;
};
constexpr Row kRows[] = {
    {0, "нөл", "ноль", "zero"},
    {1, "бір", "один", "one"},
    {4, "төрт", "четыре", "four"},
    {9, "тоғыз", "девять", "nine"},
    {10, "он", "десять", "ten"},
    {11, "он бір", "одиннадцать", "eleven"},
    {19, "он тоғыз", "девятнадцать", "nineteen"},
    {20, "жиырма", "двадцать", "twenty"},
    {22, "жиырма екі", "двадцать два", "twenty-two"},
    {40, "қырық", "сорок", "forty"},
    {58, "елу сегіз", "пятьдесят восемь", "fifty-eight"},
    {99, "тоқсан тоғыз", "девяносто девять", "ninety-nine"},
    {100, "жүз", "сто", "one hundred"},
    {112, "жүз он екі", "сто двенадцать", "one hundred and twelve"},
    {201, "екі жүз бір", "двести один", "two hundred and one"},
    {1000, "мың", "одна тысяча", "one thousand"},
    {1001, "мың бір", "одна тысяча один", "one thousand and one"},
    {2015, "екі мың он бес", "две тысячи пятнадцать", "two thousand and fifteen"},
    {5300, "бес мың үш жүз", "пять тысяч триста", "five thousand three hundred"},
    {9999, "тоғыз мың тоғыз жүз тоқсан тоғыз", "девять тысяч девятьсот девяносто девять",
     "nine thousand nine hundred and ninety-nine"},
};
}  // namespace

TEST_CASE("numbers are written in words in the three languages") {
    for (const auto& row : kRows) {
        CAPTURE(row.number);
        CHECK(in_words(row.number, Language::Kazakh) == row.kk);
        CHECK(in_words(row.number, Language::Russian) == row.ru);
        CHECK(in_words(row.number, Language::English) == row.en);
    }
}

TEST_CASE("Russian words follow the gender of what is counted") {
    CHECK(in_words(1, Language::Russian, Gender::Feminine) == "одна");
    CHECK(in_words(2, Language::Russian, Gender::Feminine) == "две");
    CHECK(in_words(1, Language::Russian, Gender::Neuter) == "одно");
    CHECK(in_words(2, Language::Russian, Gender::Neuter) == "два");
    CHECK(in_words(11, Language::Russian, Gender::Feminine) == "одиннадцать");
    CHECK(in_words(21, Language::Russian, Gender::Feminine) == "двадцать одна");
    CHECK(in_words(1001, Language::Russian, Gender::Feminine) == "одна тысяча одна");
    CHECK(in_words(1, Language::Kazakh, Gender::Feminine) == "бір");
}

TEST_CASE("numbers beyond the words come back in digits") {
    CHECK(in_words(10000, Language::Kazakh) == "10000");
    CHECK(in_words(-1, Language::Russian) == "-1");
}

TEST_CASE("no two numbers share their words and no words have stray blanks") {
    for (const auto language : kLanguages) {
        std::set<std::string> seen;
        for (int number = 0; number <= kLargestInWords; ++number) {
            const auto words = in_words(number, language);
            REQUIRE_FALSE(words.empty());
            REQUIRE(words.find("  ") == std::string::npos);
            REQUIRE(words.front() != ' ');
            REQUIRE(words.back() != ' ');
            REQUIRE(seen.insert(words).second);
        }
    }
}
