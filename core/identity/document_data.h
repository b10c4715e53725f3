// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What an identity document says about its holder.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace tereze::identity {

/// From DG1 (the machine-readable zone) of an ICAO 9303 document. Names are in the Latin
/// transliteration of the zone; the state database gives the Kazakh and Russian spelling.
struct DocumentData {
    std::string document_code;    ///< "ID", "P"
    std::string issuing_state;    ///< "KAZ"
    std::string document_number;  ///< without fillers
    std::string iin;              ///< twelve digits; empty where the zone carries none
    std::string surname;
    std::string given_names;
    std::string sex;  ///< "M", "F" or "" for unspecified
    std::string nationality;
    std::chrono::year_month_day birth_date{};
    std::chrono::year_month_day expiry_date{};

    std::string full_name() const {
        return given_names.empty() ? surname : surname + " " + given_names;
    }
};

}  // namespace tereze::identity
