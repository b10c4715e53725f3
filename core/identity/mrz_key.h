// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What opens a chip: three fields of the machine-readable zone (ICAO Doc 9303-11, 4.3.3).
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace tereze::identity {

/// Personal data: hold it only while the card is read, then `wipe()`.
struct MrzKey {
    std::string document_number;  ///< padded with '<' to nine characters at least
    std::string birth_date;       ///< YYMMDD as printed, may hold '<'
    std::string expiry_date;      ///< YYMMDD as printed

    /// From a whole zone of any format; the three check digits must fit.
    /// Errors: as parse_mrz, and identity.mrz_check.
    static Result<MrzKey> from_mrz(std::string_view lines, std::chrono::sys_days today);

    /// From fields that a person typed. Fillers at the number's end are not needed; blanks go and
    /// small letters count as capitals. Errors: identity.mrz_character, identity.mrz_length
    /// (number), identity.mrz_date.
    static Result<MrzKey> from_fields(std::string_view document_number,
                                      std::chrono::year_month_day birth_date,
                                      std::chrono::year_month_day expiry_date);

    /// The MRZ_information of part 11: each field followed by its check digit.
    std::string information() const;
    void wipe();
};

}  // namespace tereze::identity
