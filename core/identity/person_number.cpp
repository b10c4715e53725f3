// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Check digits and meaning of IIN and BIN.
#include "core/identity/person_number.h"

#include <algorithm>
#include <array>

namespace tereze::identity {
namespace {

constexpr std::size_t kLength = 12;
constexpr std::size_t kWeighted = 11;
using Weights = std::array<int, kWeighted>;
constexpr Weights kFirstPass{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
constexpr Weights kSecondPass{3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
constexpr int kNeverIssued = 10;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
int digit(std::string_view text, std::size_t at) {
    return text[at] - '0';
}
int two_digits(std::string_view text, std::size_t at) {
    return digit(text, at) * 10 + digit(text, at + 1);
}

int weighted_rest(std::string_view digits, const Weights& weights) {
    int sum = 0;
    for (std::size_t i = 0; i < kWeighted; ++i)
        sum += digit(digits, i) * weights[i];
    return sum % 11;
}

Result<> check_number(std::string_view text) {
    const auto refuse = [](std::string_view code) {
        return fail(code, ErrorClass::User, Remedy::Retry);
    };
    if (text.size() != kLength)
        return refuse("identity.number_length");
    if (!std::all_of(text.begin(), text.end(), is_digit))
        return refuse("identity.number_digits");
    if (!has_valid_check_digit(text))
        return refuse("identity.number_check");
    return {};
}

}  // namespace

bool has_valid_check_digit(std::string_view twelve_digits) {
    if (twelve_digits.size() != kLength ||
        !std::all_of(twelve_digits.begin(), twelve_digits.end(), is_digit))
        return false;
    int expected = weighted_rest(twelve_digits, kFirstPass);
    if (expected == kNeverIssued)
        expected = weighted_rest(twelve_digits, kSecondPass);
    return expected != kNeverIssued && expected == digit(twelve_digits, kWeighted);
}

Result<Iin> Iin::parse(std::string_view text) {
    TEREZE_TRY(check_number(text));
    return Iin(std::string(text));
}

std::optional<std::chrono::year_month_day> Iin::suggested_birth_date() const {
    // The seventh digit: 1-2 for the 1800s, 3-4 for the 1900s, 5-6 for the 2000s; 0 is given to
    // foreigners and says nothing.
    const int century_and_sex = digit(m_text, 6);
    if (century_and_sex < 1 || century_and_sex > 6)
        return std::nullopt;
    const int year = 1800 + (century_and_sex - 1) / 2 * 100 + two_digits(m_text, 0);
    const std::chrono::year_month_day date{
        std::chrono::year(year), std::chrono::month(static_cast<unsigned>(two_digits(m_text, 2))),
        std::chrono::day(static_cast<unsigned>(two_digits(m_text, 4)))};
    if (!date.ok())
        return std::nullopt;
    return date;
}

std::optional<Sex> Iin::suggested_sex() const {
    const int century_and_sex = digit(m_text, 6);
    if (century_and_sex < 1 || century_and_sex > 6)
        return std::nullopt;
    return century_and_sex % 2 == 1 ? Sex::Male : Sex::Female;
}

Result<Bin> Bin::parse(std::string_view text) {
    TEREZE_TRY(check_number(text));
    if (text[4] < '4' || text[4] > '6')
        return fail("identity.not_a_bin", ErrorClass::User, Remedy::Retry);
    return Bin(std::string(text));
}

std::string masked(std::string_view twelve_digits) {
    constexpr std::size_t kShownFirst = 4;
    constexpr std::size_t kShownLast = 2;
    std::string text(twelve_digits);
    const bool whole = text.size() == kLength;
    const std::size_t first = whole ? kShownFirst : 0;
    const std::size_t last = whole ? text.size() - kShownLast : text.size();
    for (std::size_t i = first; i < last; ++i)
        text[i] = '*';
    return text;
}

}  // namespace tereze::identity
