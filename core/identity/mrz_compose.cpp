// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Writing a TD1 machine-readable zone.
#include "core/identity/mrz.h"
#include "core/identity/mrz_text.h"

#include <algorithm>
#include <cstdio>

namespace tereze::identity {
namespace {

tl::unexpected<Error> refused(std::string_view field) {
    return fail("identity.mrz_field", ErrorClass::Software, Remedy::Configure, std::string(field));
}

/// A field of letters and digits, filled up to its width.
Result<std::string> filled(std::string_view field, std::string_view text, std::size_t least,
                           std::size_t width) {
    if (text.size() < least || text.size() > width ||
        !std::all_of(text.begin(), text.end(),
                     [](char c) { return is_mrz_character(c) && c != kFiller; }))
        return refused(field);
    std::string result(text);
    result.resize(width, kFiller);
    return result;
}

Result<std::string> name(std::string_view field, std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\'')
            continue;
        const char raised = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (c == ' ' || c == '-')
            result.push_back(kFiller);
        else if (raised >= 'A' && raised <= 'Z')
            result.push_back(raised);
        else
            return refused(field);
    }
    return result;
}

Result<std::string> date(std::string_view field, std::chrono::year_month_day value) {
    if (!value.ok())
        return refused(field);
    char text[16];
    std::snprintf(text, sizeof text, "%02d%02u%02u", static_cast<int>(value.year()) % 100,
                  static_cast<unsigned>(value.month()), static_cast<unsigned>(value.day()));
    return std::string(text);
}

Result<std::string> compose_line2(const DocumentData& data, std::string_view line1) {
    TEREZE_ASSIGN(const auto birth, date("birth_date", data.birth_date));
    TEREZE_ASSIGN(const auto expiry, date("expiry_date", data.expiry_date));
    TEREZE_ASSIGN(const auto nationality, filled("nationality", data.nationality, 1, 3));
    if (data.sex != "M" && data.sex != "F" && !data.sex.empty())
        return refused("sex");
    const std::string birth_part = birth + mrz_check_digit(birth);
    const std::string expiry_part = expiry + mrz_check_digit(expiry);
    const std::string optional(11, kFiller);
    const std::string composite =
        std::string(line1.substr(5)) + birth_part + expiry_part + optional;
    const char sex = data.sex.empty() ? kFiller : data.sex.front();
    return birth_part + sex + expiry_part + nationality + optional + mrz_check_digit(composite);
}

}  // namespace

Result<std::string> compose_td1(const DocumentData& data) {
    TEREZE_ASSIGN(const auto code, filled("document_code", data.document_code, 1, 2));
    TEREZE_ASSIGN(const auto state, filled("issuing_state", data.issuing_state, 1, 3));
    TEREZE_ASSIGN(const auto number, filled("document_number", data.document_number, 1, 9));
    TEREZE_ASSIGN(const auto optional, filled("iin", data.iin, 0, 15));
    if (!data.iin.empty() && data.iin.size() != 12)
        return refused("iin");
    const std::string line1 = code + state + number + mrz_check_digit(number) + optional;
    TEREZE_ASSIGN(const auto line2, compose_line2(data, line1));
    TEREZE_ASSIGN(const auto surname, name("surname", data.surname));
    TEREZE_ASSIGN(const auto given_names, name("given_names", data.given_names));
    if (surname.empty())
        return refused("surname");
    std::string line3 = given_names.empty() ? surname : surname + "<<" + given_names;
    line3.resize(30, kFiller);
    return line1 + line2 + line3;
}

}  // namespace tereze::identity
