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
constexpr std::size_t kHolderDigit = 4;
constexpr std::size_t kUnitDigit = 5;
using Weights = std::array<int, kWeighted>;
constexpr Weights kFirstPass{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
constexpr Weights kSecondPass{3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
constexpr int kSecondPassNeeded = 10;

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

bool are_twelve_digits(std::string_view text) {
    return text.size() == kLength && std::all_of(text.begin(), text.end(), is_digit);
}

/// The check digit of eleven digits; nothing where both passes give ten.
std::optional<int> check_digit_for(std::string_view digits) {
    for (const auto& weights : {kFirstPass, kSecondPass})
        if (const int rest = weighted_rest(digits, weights); rest != kSecondPassNeeded)
            return rest;
    return std::nullopt;
}

Result<> check_number(std::string_view text) {
    const auto refuse = [](std::string_view code) {
        return fail(code, ErrorClass::User, Remedy::Retry);
    };
    if (text.size() != kLength)
        return refuse("identity.number_length");
    if (!std::all_of(text.begin(), text.end(), is_digit))
        return refuse("identity.number_digits");
    const auto expected = check_digit_for(text);
    if (!expected)
        return refuse("identity.number_never_issued");
    if (*expected != digit(text, kWeighted))
        return refuse("identity.number_check");
    return {};
}

/// The value of an enumeration that counts digits from `first` on.
template <class Meaning>
std::optional<Meaning> meaning_of(char digit, char first, Meaning last) {
    const int offset = digit - first;
    if (offset < 0 || offset > static_cast<int>(last))
        return std::nullopt;
    return static_cast<Meaning>(offset);
}

/// Whether both sides say something and not the same.
template <class Meaning>
bool differs(const std::optional<Meaning>& suggested, const std::optional<Meaning>& stated) {
    return suggested && stated && *suggested != *stated;
}

}  // namespace

bool has_valid_check_digit(std::string_view twelve_digits) {
    return are_twelve_digits(twelve_digits) &&
           check_digit_for(twelve_digits) == digit(twelve_digits, kWeighted);
}

std::optional<NumberKind> kind_of(std::string_view twelve_digits) {
    if (!are_twelve_digits(twelve_digits))
        return std::nullopt;
    return twelve_digits[kHolderDigit] < '4' ? NumberKind::Iin : NumberKind::Bin;
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

std::vector<IinWarning> Iin::warnings(const std::optional<std::chrono::year_month_day>& birth_date,
                                      std::optional<Sex> sex) const {
    std::vector<IinWarning> found;
    if (kind_of(m_text) != NumberKind::Iin)
        found.push_back(IinWarning::LooksLikeBin);
    if (differs(suggested_birth_date(), birth_date))
        found.push_back(IinWarning::BirthDateDiffers);
    if (differs(suggested_sex(), sex))
        found.push_back(IinWarning::SexDiffers);
    return found;
}

Result<Bin> Bin::parse(std::string_view text) {
    TEREZE_TRY(check_number(text));
    if (kind_of(text) != NumberKind::Bin)
        return fail("identity.not_a_bin", ErrorClass::User, Remedy::Retry);
    return Bin(std::string(text));
}

std::optional<BinHolder> Bin::suggested_holder() const {
    return meaning_of(m_text[kHolderDigit], '4', BinHolder::JointEntrepreneurship);
}

std::optional<BinUnit> Bin::suggested_unit() const {
    return meaning_of(m_text[kUnitDigit], '0', BinUnit::JointFarm);
}

std::vector<BinWarning> Bin::warnings(std::optional<BinHolder> holder,
                                      std::optional<BinUnit> unit) const {
    std::vector<BinWarning> found;
    if (!suggested_holder())
        found.push_back(BinWarning::HolderUnknown);
    if (!suggested_unit())
        found.push_back(BinWarning::UnitUnknown);
    if (const int month = two_digits(m_text, 2); month < 1 || month > 12)
        found.push_back(BinWarning::MonthUnknown);
    if (differs(suggested_holder(), holder))
        found.push_back(BinWarning::HolderDiffers);
    if (differs(suggested_unit(), unit))
        found.push_back(BinWarning::UnitDiffers);
    return found;
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
