// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// «Е-лицензирование»: the search for licences (EgovLicenseSearchService, UniversalLicenseRequest).
#pragma once

#include "core/calendar/civil_time.h"
#include "core/text/localized.h"
#include "server/gateways/xml.h"

#include <string>
#include <vector>

namespace tereze::server::gateways {

/// A licence as the country's system has it; dates are ISO, empty where there is none.
struct FoundLicence {
    std::string holder_number;
    std::string series;
    std::string number;
    std::string unique_number;
    std::string issued_on;
    std::string valid_until;
    text::Localized activity;
    text::Localized licensor;
    text::Localized status;
    std::string status_code;  ///< of its own dictionary
};

inline constexpr std::size_t kMostLicences = 100;  ///< that are asked for at once

/// @param holder ИИН or БИН.
XmlElement build_licence_search(const std::string& message_id, calendar::TimePoint now,
                                const std::string& sender, const std::string& holder);
/// None is an answer too. Errors: gateway.answer_invalid (also where one is somebody else's).
Result<std::vector<FoundLicence>> parse_licence_search(const XmlElement& data,
                                                       const std::string& holder);

}  // namespace tereze::server::gateways
