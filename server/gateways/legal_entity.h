// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ГБД ЮЛ, the state database of legal entities: request and response inside SyncChannel.
#pragma once

#include "core/text/localized.h"
#include "server/gateways/xml.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::gateways {

struct EntityHead {
    std::string iin;
    std::string surname;
    std::string name;
    std::string patronymic;
    text::Localized position;
};

struct LegalEntity {
    std::string bin;
    text::Localized name;        ///< in full, kk and ru
    text::Localized short_name;  ///< may be empty
    std::string status_code;     ///< of the register's own dictionary
    text::Localized status;
    std::string registration_date;  ///< ISO
    std::string liquidation_date;   ///< ISO; empty while it exists
    text::Localized form;           ///< of organisation and law
    text::Localized activity;       ///< the main one
    text::Localized address;
    std::optional<EntityHead> head;
};

/// The element "data" of GbdulInfoByBin_v2: the request as an escaped text.
/// @param requestor_bin the БИН of the organisation that asks. Errors: gateway.xml_invalid.
Result<XmlElement> build_entity_request(const std::string& requestor_bin, const std::string& bin);

/// Reads the element "data" of the answer about `bin`. Absent is what the register says itself: one
/// of `absent_codes` as its status and no organisation; the codes are agreed on connection.
/// Errors: lookups.applicant_absent, gateway.answer_invalid (also when another one came back).
Result<LegalEntity> parse_entity_response(const XmlElement& data, const std::string& bin,
                                          const std::vector<std::string>& absent_codes);

}  // namespace tereze::server::gateways
