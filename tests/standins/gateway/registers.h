// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The notaries' register and the search for licences of the stand-in.
#pragma once

#include "server/gateways/xml.h"
#include "tests/standins/gateway/people.h"

#include <optional>

namespace tereze::standins {

inline constexpr auto kNotaryService = "ENIS_Warrant";
inline constexpr auto kLicenceService = "Gbdel_EgovLicenseSearchService";

/// Everybody may act by the power "AT-" and the last six digits of the own ИИН; "RV-…" is revoked.
/// Answers the element "data"; nothing where its shape is wrong.
std::optional<server::gateways::XmlElement> notary_answer(const server::gateways::XmlElement& data,
                                                          const People& people);
/// Who has an even number has one licence. Nothing where the shape is wrong.
std::optional<server::gateways::XmlElement> licence_answer(
    const server::gateways::XmlElement& data);

}  // namespace tereze::standins
