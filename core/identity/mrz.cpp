// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading the machine-readable zone.
#include "core/identity/mrz.h"

#include "core/identity/mrz_text.h"
#include "core/identity/person_number.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tereze::identity {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::size_t kNumberSize = 9;
constexpr std::size_t kIinSize = 12;

std::string without_trailing_fillers(std::string_view text) {
    const auto end = text.find_last_not_of(kFiller);
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

std::string with_blanks(std::string_view text) {
    std::string result = without_trailing_fillers(text);
    std::replace(result.begin(), result.end(), kFiller, ' ');
    return result;
}

bool check_fits(std::string_view field, char check) {
    return mrz_check_digit(field) == check;
}

void read_names(std::string_view field, DocumentData& data) {
    const auto split = field.find("<<");
    data.surname = with_blanks(field.substr(0, split));
    if (split != std::string_view::npos)
        data.given_names = with_blanks(field.substr(split + 2));
}

std::string read_sex(char c) {
    return c == 'M' || c == 'F' ? std::string(1, c) : std::string();
}

enum class DateMeaning { Birth, Expiry };

int full_year(int two_digits, DateMeaning meaning, unsigned month, unsigned day, sys_days today) {
    using namespace std::chrono;
    const year_month_day now(today);
    const int century = static_cast<int>(now.year()) / 100 * 100;
    int full = century + two_digits;
    if (meaning == DateMeaning::Birth) {
        const year_month_day date{year(full), std::chrono::month(month), std::chrono::day(day)};
        return date > now ? full - 100 : full;
    }
    if (full - static_cast<int>(now.year()) >= 50)
        full -= 100;
    if (static_cast<int>(now.year()) - full > 50)
        full += 100;
    return full;
}

/// Nothing for a date that the zone leaves open.
Result<year_month_day> read_date(std::string_view text, DateMeaning meaning, sys_days today) {
    if (text.find(kFiller) != std::string_view::npos)
        return year_month_day{};
    const auto refused = [&] {
        return fail("identity.mrz_date", ErrorClass::User, Remedy::Retry,
                    meaning == DateMeaning::Birth ? "birth" : "expiry");
    };
    if (!std::all_of(text.begin(), text.end(), is_mrz_digit))
        return refused();
    const auto number = [&](std::size_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    const auto month = static_cast<unsigned>(number(2));
    const auto day = static_cast<unsigned>(number(4));
    const int year = full_year(number(0), meaning, month, day, today);
    const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                              std::chrono::day(day)};
    if (!date.ok())
        return refused();
    return date;
}

Result<> read_dates(Mrz& mrz, std::string_view birth, std::string_view expiry, sys_days today) {
    mrz.birth_date_text = birth;
    mrz.expiry_date_text = expiry;
    TEREZE_ASSIGN(mrz.data.birth_date, read_date(birth, DateMeaning::Birth, today));
    TEREZE_ASSIGN(mrz.data.expiry_date, read_date(expiry, DateMeaning::Expiry, today));
    // Somebody older than a hundred: the IIN knows the century where its date is the zone's.
    const auto iin = Iin::parse(mrz.data.iin);
    const auto suggested = iin ? iin->suggested_birth_date() : std::nullopt;
    if (suggested && mrz.data.iin.substr(0, birth.size()) == birth)
        mrz.data.birth_date = *suggested;
    return {};
}

/// The document number; one longer than nine characters goes on in the optional data, its check
/// digit behind it (part 5, 4.2.2 note j, and part 6 likewise). Returns what is left of the
/// optional data.
std::string_view read_number(Mrz& mrz, std::string_view number, char check,
                             std::string_view optional) {
    const auto rest_size = std::min(optional.find(kFiller), optional.size());
    if (check == kFiller && rest_size >= 2) {
        const std::string whole =
            std::string(number) + std::string(optional.substr(0, rest_size - 1));
        mrz.data.document_number = without_trailing_fillers(whole);
        mrz.checks.push_back(
            {MrzField::DocumentNumber, check_fits(whole, optional[rest_size - 1])});
        return optional.substr(rest_size);
    }
    mrz.data.document_number = without_trailing_fillers(number);
    mrz.checks.push_back({MrzField::DocumentNumber, check_fits(number, check)});
    return optional;
}

/// Kazakhstan writes the IIN at the start of the optional data.
void read_iin(Mrz& mrz, std::string_view optional) {
    if (mrz.data.issuing_state != "KAZ" || optional.size() < kIinSize)
        return;
    const auto number = optional.substr(0, kIinSize);
    if (std::all_of(number.begin(), number.end(), is_mrz_digit))
        mrz.data.iin = number;
}

Result<Mrz> parse_td1(std::string_view text, sys_days today) {
    const auto line1 = text.substr(0, 30);
    const auto line2 = text.substr(30, 30);
    Mrz mrz;
    mrz.data.document_code = without_trailing_fillers(line1.substr(0, 2));
    mrz.data.issuing_state = without_trailing_fillers(line1.substr(2, 3));
    read_iin(mrz, read_number(mrz, line1.substr(5, kNumberSize), line1[14], line1.substr(15, 15)));
    TEREZE_TRY(read_dates(mrz, line2.substr(0, 6), line2.substr(8, 6), today));
    mrz.data.sex = read_sex(line2[7]);
    mrz.data.nationality = without_trailing_fillers(line2.substr(15, 3));
    read_names(text.substr(60, 30), mrz.data);
    mrz.checks.push_back({MrzField::BirthDate, check_fits(line2.substr(0, 6), line2[6])});
    mrz.checks.push_back({MrzField::ExpiryDate, check_fits(line2.substr(8, 6), line2[14])});
    std::string composite(line1.substr(5, 25));
    composite.append(line2.substr(0, 7)).append(line2.substr(8, 7)).append(line2.substr(18, 11));
    mrz.checks.push_back({MrzField::Composite, check_fits(composite, line2[29])});
    return mrz;
}

/// TD2 and TD3 differ in length only, and in the check digit over TD3's personal number.
Result<Mrz> parse_two_lines(std::string_view text, MrzFormat format, sys_days today) {
    const std::size_t width = text.size() / 2;
    const auto line1 = text.substr(0, width);
    const auto line2 = text.substr(width);
    Mrz mrz;
    mrz.format = format;
    mrz.data.document_code = without_trailing_fillers(line1.substr(0, 2));
    mrz.data.issuing_state = without_trailing_fillers(line1.substr(2, 3));
    read_names(line1.substr(5), mrz.data);
    const bool has_personal_number = format == MrzFormat::Td3;
    const auto optional = line2.substr(28, has_personal_number ? 14 : 7);
    // TD3 has no room for longer numbers: its check digit is never a filler (part 4, 4.2.2).
    if (has_personal_number) {
        const auto number = line2.substr(0, kNumberSize);
        mrz.data.document_number = without_trailing_fillers(number);
        mrz.checks.push_back({MrzField::DocumentNumber, check_fits(number, line2[9])});
        read_iin(mrz, optional);
        // An empty personal number may have a filler for its check digit (part 4, 4.2.2).
        const bool empty = without_trailing_fillers(optional).empty();
        mrz.checks.push_back({MrzField::PersonalNumber,
                              check_fits(optional, line2[42]) || (empty && line2[42] == kFiller)});
    } else {
        read_number(mrz, line2.substr(0, kNumberSize), line2[9], optional);
    }
    mrz.data.nationality = without_trailing_fillers(line2.substr(10, 3));
    mrz.data.sex = read_sex(line2[20]);
    TEREZE_TRY(read_dates(mrz, line2.substr(13, 6), line2.substr(21, 6), today));
    mrz.checks.push_back({MrzField::BirthDate, check_fits(line2.substr(13, 6), line2[19])});
    mrz.checks.push_back({MrzField::ExpiryDate, check_fits(line2.substr(21, 6), line2[27])});
    std::string composite(line2.substr(0, 10));
    composite.append(line2.substr(13, 7)).append(line2.substr(21, width - 22));
    mrz.checks.push_back({MrzField::Composite, check_fits(composite, line2[width - 1])});
    return mrz;
}

}  // namespace

std::string_view to_string(MrzField field) {
    switch (field) {
        case MrzField::DocumentNumber:
            return "document_number";
        case MrzField::BirthDate:
            return "birth_date";
        case MrzField::ExpiryDate:
            return "expiry_date";
        case MrzField::PersonalNumber:
            return "personal_number";
        case MrzField::Composite:
            return "composite";
    }
    return "composite";
}

bool Mrz::valid(MrzField field) const {
    return std::any_of(checks.begin(), checks.end(),
                       [&](const MrzCheck& check) { return check.field == field && check.valid; });
}

bool Mrz::all_valid() const {
    return std::all_of(checks.begin(), checks.end(), [](const MrzCheck& c) { return c.valid; });
}

char mrz_check_digit(std::string_view characters) {
    constexpr std::array<int, 3> kWeights{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char c = characters[i];
        const int value = is_mrz_digit(c) ? c - '0' : c == kFiller ? 0 : c - 'A' + 10;
        sum += value * kWeights[i % kWeights.size()];
    }
    return static_cast<char>('0' + sum % 10);
}

Result<std::string> normalised_mrz(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        const char raised = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (!is_mrz_character(raised))
            return fail("identity.mrz_character", ErrorClass::User, Remedy::Retry);
        result.push_back(raised);
    }
    return result;
}

Result<Mrz> parse_mrz(std::string_view text, sys_days today) {
    TEREZE_ASSIGN(const std::string zone, normalised_mrz(text));
    switch (zone.size()) {
        case 90:
            return parse_td1(zone, today);
        case 72:
            return parse_two_lines(zone, MrzFormat::Td2, today);
        case 88:
            return parse_two_lines(zone, MrzFormat::Td3, today);
        default:
            return fail("identity.mrz_length", ErrorClass::User, Remedy::Retry,
                        std::to_string(zone.size()) + " characters");
    }
}

Result<DocumentData> document_from_mrz(std::string_view text, sys_days today) {
    TEREZE_ASSIGN(auto mrz, parse_mrz(text, today));
    std::string wrong;
    for (const auto& check : mrz.checks)
        if (!check.valid)
            wrong.append(wrong.empty() ? "" : ", ").append(to_string(check.field));
    if (!wrong.empty())
        return fail("identity.mrz_check", ErrorClass::User, Remedy::Retry, wrong);
    return std::move(mrz.data);
}

}  // namespace tereze::identity
