// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The invented organisations of the stand-in, and what ГБД ЮЛ says of them.
#pragma once

#include "core/text/localized.h"
#include "server/gateways/xml.h"

#include <map>
#include <optional>
#include <string>

namespace tereze::standins {

struct GatewayOrganisation {
    std::string bin;
    text::Localized name;
    text::Localized city;
    text::Localized street;
    std::string building;
    std::string registration_date;
    std::string liquidation_date;  ///< empty while it exists
    std::string head_iin;
    std::string head_surname;
    std::string head_name;
};

using Organisations = std::map<std::string, GatewayOrganisation, std::less<>>;

inline constexpr auto kOrganisationService = "GbdulInfoByBin_v2";
/// The status of a БИН that the register does not know: agreed with ours alone.
inline constexpr auto kNoSuchOrganisation = "00001";

/// The БИН that the element "data" of a request asks for; nothing where its shape is wrong: an
/// escaped Request in its namespace with RequestorBIN and BIN in none.
std::optional<std::string> asked_bin(const server::gateways::XmlElement& data);
/// The text of the element "data" of an answer: an escaped Response.
std::string organisation_text(const GatewayOrganisation* organisation);

}  // namespace tereze::standins
