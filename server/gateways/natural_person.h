// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ГБД ФЛ, the state database of natural persons: request and response inside SyncChannel.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/text/localized.h"
#include "server/gateways/xml.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::gateways {

struct IdentityDocument {
    std::string number;
    std::string begin_date;  ///< ISO
    std::string end_date;    ///< ISO, may be empty
    text::Localized issuer;  ///< kk and ru
};

struct NaturalPerson {
    std::string iin;
    std::string surname;
    std::string name;
    std::string patronymic;
    std::string birth_date;  ///< ISO
    std::string gender;      ///< "male", "female" or empty
    text::Localized citizenship;
    text::Localized address;
    std::optional<IdentityDocument> document;  ///< the one in force, an identity card first
};

struct PersonRequest {
    std::string message_id;
    calendar::TimePoint message_date{};
    std::string sender_code;  ///< participant code
    std::string iin;
};

/// The element "data" with xsi:type cs:Request; its children are in no namespace.
XmlElement build_person_request(const PersonRequest& request);

/// Reads the element "data" of the answer about `iin`. `absent_codes` are further values of
/// messageResult that say "no such person": which ones the provider uses is agreed on connection.
/// Errors: lookups.applicant_absent, gateway.answer_invalid (also when another person came back).
Result<NaturalPerson> parse_person_response(const XmlElement& data, const std::string& iin,
                                            const std::vector<std::string>& absent_codes);

}  // namespace tereze::server::gateways
