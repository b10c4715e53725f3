// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Numerals of the three languages, nominative case.
#include "core/text/numbers.h"

#include <array>
#include <string_view>

namespace tereze::text {
namespace {

using Words = std::array<std::string_view, 10>;

void add(std::string& text, std::string_view word, std::string_view separator = " ") {
    if (word.empty())
        return;
    if (!text.empty())
        text += separator;
    text += word;
}

std::string kazakh(int number) {
    static constexpr Words kOnes{"",    "бір",  "екі",  "үш",    "төрт",
                                 "бес", "алты", "жеті", "сегіз", "тоғыз"};
    static constexpr Words kTens{"",    "он",    "жиырма", "отыз",   "қырық",
                                 "елу", "алпыс", "жетпіс", "сексен", "тоқсан"};
    const auto digit = [](int value) { return static_cast<std::size_t>(value % 10); };
    std::string text;
    if (number >= 1000) {
        if (number >= 2000)
            add(text, kOnes[digit(number / 1000)]);
        add(text, "мың");
    }
    if (number % 1000 >= 100) {
        if (number % 1000 >= 200)
            add(text, kOnes[digit(number / 100)]);
        add(text, "жүз");
    }
    add(text, kTens[digit(number / 10)]);
    add(text, kOnes[digit(number)]);
    return text;
}

std::string_view russian_one_or_two(int digit, Gender gender) {
    if (digit == 2)
        return gender == Gender::Feminine ? "две" : "два";
    if (gender == Gender::Feminine)
        return "одна";
    return gender == Gender::Neuter ? "одно" : "один";
}

std::string russian_below_thousand(int number, Gender gender) {
    static constexpr Words kOnes{"",     "",      "",     "три",    "четыре",
                                 "пять", "шесть", "семь", "восемь", "девять"};
    static constexpr Words kTeens{"десять",       "одиннадцать", "двенадцать",  "тринадцать",
                                  "четырнадцать", "пятнадцать",  "шестнадцать", "семнадцать",
                                  "восемнадцать", "девятнадцать"};
    static constexpr Words kTens{
        "",          "",           "двадцать",  "тридцать",    "сорок",
        "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"};
    static constexpr Words kHundreds{"",        "сто",      "двести",  "триста",    "четыреста",
                                     "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"};
    const auto at = [](const Words& words, int index) {
        return words[static_cast<std::size_t>(index)];
    };
    std::string text;
    add(text, at(kHundreds, number / 100));
    const int rest = number % 100;
    if (rest >= 10 && rest < 20) {
        add(text, at(kTeens, rest - 10));
        return text;
    }
    add(text, at(kTens, rest / 10));
    const int one = rest % 10;
    add(text, one == 1 || one == 2 ? russian_one_or_two(one, gender) : at(kOnes, one));
    return text;
}

std::string russian(int number, Gender gender) {
    std::string text;
    if (const int thousands = number / 1000; thousands > 0) {
        // "тысяча" is feminine whatever is counted.
        add(text, russian_below_thousand(thousands, Gender::Feminine));
        add(text, thousands == 1 ? "тысяча" : thousands < 5 ? "тысячи" : "тысяч");
    }
    add(text, russian_below_thousand(number % 1000, gender));
    return text;
}

std::string english_below_hundred(int number) {
    static constexpr std::array<std::string_view, 20> kOnes{
        "",         "one",     "two",     "three",     "four",     "five",    "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static constexpr Words kTens{"",      "",      "twenty",  "thirty", "forty",
                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (number < 20)
        return std::string(kOnes[static_cast<std::size_t>(number)]);
    std::string text(kTens[static_cast<std::size_t>(number / 10)]);
    add(text, kOnes[static_cast<std::size_t>(number % 10)], "-");
    return text;
}

std::string english(int number) {
    std::string text;
    if (number >= 1000)
        add(text, english_below_hundred(number / 1000) + " thousand");
    if (number % 1000 >= 100)
        add(text, english_below_hundred(number / 100 % 10) + " hundred");
    const int rest = number % 100;
    if (rest > 0)
        add(text, english_below_hundred(rest), text.empty() ? "" : " and ");
    return text;
}

}  // namespace

std::string in_words(int number, Language language, Gender gender) {
    if (number < 0 || number > kLargestInWords)
        return std::to_string(number);
    switch (language) {
        case Language::Kazakh:
            return number == 0 ? "нөл" : kazakh(number);
        case Language::Russian:
            return number == 0 ? "ноль" : russian(number, gender);
        case Language::English:
            return number == 0 ? "zero" : english(number);
    }
    return std::to_string(number);
}

}  // namespace tereze::text
