// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The machine-readable zone of identity documents (ICAO Doc 9303 parts 3 to 6).
#pragma once

#include "core/base/result.h"
#include "core/identity/document_data.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::identity {

enum class MrzFormat {
    Td1,  ///< three lines of 30: the Kazakh identity card
    Td2,  ///< two lines of 36
    Td3,  ///< two lines of 44: passports
};

enum class MrzField { DocumentNumber, BirthDate, ExpiryDate, PersonalNumber, Composite };
std::string_view to_string(MrzField field);

/// One check digit of the zone and whether it fits.
struct MrzCheck {
    MrzField field = MrzField::Composite;
    bool valid = false;
};

struct Mrz {
    MrzFormat format = MrzFormat::Td1;
    /// A date that the zone leaves open ("<<" for an unknown day, month or year) is not ok() here.
    /// `iin` stands as printed where a Kazakh document carries twelve digits; Iin::parse judges it.
    DocumentData data;
    std::vector<MrzCheck> checks;
    std::string birth_date_text;   ///< the six characters as printed, for the key of the chip
    std::string expiry_date_text;  ///< likewise

    bool valid(MrzField field) const;
    bool all_valid() const;
};

/// The check digit '0'..'9' over characters A-Z, 0-9 and '<': weights 7, 3, 1 (part 3, 4.9).
char mrz_check_digit(std::string_view characters);

/// Reads a zone; the format follows from the length. White space (line ends) is skipped and small
/// letters count as capitals, since people type it. Wrong check digits do not fail here: each is
/// told in `checks`, so that a screen can point at the field.
/// @param today decides the century of two-digit years: births are not in the future, expiries lie
///        within fifty years of today.
/// Errors: identity.mrz_length, identity.mrz_character, identity.mrz_date.
Result<Mrz> parse_mrz(std::string_view text, std::chrono::sys_days today);

/// As parse_mrz, for a zone that must be right in every check digit (a chip's DG1).
/// Errors: as parse_mrz, and identity.mrz_check with the fields in the detail.
Result<DocumentData> document_from_mrz(std::string_view text, std::chrono::sys_days today);

/// Writes the 90 characters of a TD1 zone, with the IIN at positions 16 to 27 of the first line.
/// Names must be Latin; a hyphen becomes a filler, an apostrophe goes (part 3, 4.6). Names longer
/// than the line are cut at its end. Errors: identity.mrz_field with the field's name in the
/// detail.
Result<std::string> compose_td1(const DocumentData& data);

}  // namespace tereze::identity
