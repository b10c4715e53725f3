// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The unique number of a licence.
#include "core/identity/licence_number.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tereze::identity {
namespace {

constexpr std::string_view kCountry = "KZ";
constexpr std::size_t kSeries = 3;
constexpr std::size_t kDigits = 8;
constexpr std::size_t kLength = kCountry.size() + 2 + kSeries + kDigits;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

/// ISO/IEC 7064: letters count as 10 to 35.
unsigned modulo_97(std::string_view text) {
    unsigned rest = 0;
    for (const char c : text)
        rest = is_digit(c) ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97
                           : (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    return rest;
}

std::string two_digits(unsigned number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

std::string licence_number(std::string_view series, std::int64_t number) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%08lld", static_cast<long long>(number));
    const auto body = std::string(series) + digits.data();
    const auto check = 98 - modulo_97(body + std::string(kCountry) + "00");
    return std::string(kCountry) + two_digits(check) + body;
}

bool is_licence_number(std::string_view text) {
    if (text.size() != kLength || text.substr(0, kCountry.size()) != kCountry)
        return false;
    const auto check = text.substr(kCountry.size(), 2);
    const auto series = text.substr(kCountry.size() + 2, kSeries);
    const auto digits = text.substr(kLength - kDigits);
    if (!std::all_of(check.begin(), check.end(), is_digit) ||
        !std::all_of(series.begin(), series.end(), is_letter) ||
        !std::all_of(digits.begin(), digits.end(), is_digit))
        return false;
    const auto moved = std::string(series) + std::string(digits) + std::string(kCountry);
    // 00, 01 and 99 would pass the sum beside 97, 98 and 02.
    return check >= "02" && check <= "98" && modulo_97(moved + std::string(check)) == 1;
}

}  // namespace tereze::identity
