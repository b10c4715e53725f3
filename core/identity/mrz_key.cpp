// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The key material of a chip, from a zone or from typed fields.
#include "core/identity/mrz_key.h"

#include "core/base/secret.h"
#include "core/identity/mrz.h"
#include "core/identity/mrz_text.h"

#include <cstdio>

namespace tereze::identity {
namespace {

constexpr std::size_t kLeastNumber = 9;
constexpr std::size_t kLongestNumber = 22;  // nine characters and what TD1's optional data can take

std::string padded(std::string number) {
    if (number.size() < kLeastNumber)
        number.resize(kLeastNumber, kFiller);
    return number;
}

Result<std::string> six_digits(std::chrono::year_month_day date) {
    if (!date.ok())
        return fail("identity.mrz_date", ErrorClass::User, Remedy::Retry);
    char text[16];
    std::snprintf(text, sizeof text, "%02d%02u%02u", static_cast<int>(date.year()) % 100,
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return std::string(text);
}

}  // namespace

Result<MrzKey> MrzKey::from_mrz(std::string_view lines, std::chrono::sys_days today) {
    TEREZE_ASSIGN(auto mrz, parse_mrz(lines, today));
    for (const auto field : {MrzField::DocumentNumber, MrzField::BirthDate, MrzField::ExpiryDate})
        if (!mrz.valid(field))
            return fail("identity.mrz_check", ErrorClass::User, Remedy::Retry,
                        std::string(to_string(field)));
    return MrzKey{padded(std::move(mrz.data.document_number)), mrz.birth_date_text,
                  mrz.expiry_date_text};
}

Result<MrzKey> MrzKey::from_fields(std::string_view document_number,
                                   std::chrono::year_month_day birth_date,
                                   std::chrono::year_month_day expiry_date) {
    TEREZE_ASSIGN(auto number, normalised_mrz(document_number));
    number.erase(number.find_last_not_of(kFiller) + 1);
    if (number.empty() || number.size() > kLongestNumber)
        return fail("identity.mrz_length", ErrorClass::User, Remedy::Retry, "document_number");
    TEREZE_ASSIGN(auto birth, six_digits(birth_date));
    TEREZE_ASSIGN(auto expiry, six_digits(expiry_date));
    return MrzKey{padded(std::move(number)), std::move(birth), std::move(expiry)};
}

std::string MrzKey::information() const {
    return document_number + mrz_check_digit(document_number) + birth_date +
           mrz_check_digit(birth_date) + expiry_date + mrz_check_digit(expiry_date);
}

void MrzKey::wipe() {
    tereze::wipe(document_number);
    tereze::wipe(birth_date);
    tereze::wipe(expiry_date);
}

}  // namespace tereze::identity
