// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// БНАЖ/ЕНИС, the notaries' register: powers of attorney. Nothing of its messages is public: these
// are ours (namespace urn:tereze:notary:v1), with the fields of a warrant on the bus of the centres
// (ИИС ЦОН).
#pragma once

#include "server/gateways/xml.h"

#include <string>
#include <vector>

namespace tereze::server::gateways {

struct PowerOfAttorney {
    std::string number;
    std::string issued_on;     ///< ISO
    std::string valid_until;   ///< ISO; empty: without a term
    std::string principal;     ///< ИИН or БИН of whoever gave it
    std::string trustee_iin;   ///< of whoever may act by it
    std::string trustee_name;  ///< surname, name, patronymic
    std::string notary_name;
    std::string notary_licence;
    bool revoked = false;
};

/// @param number of the power, as it stands on the paper; @param trustee_iin of who shows it.
XmlElement build_power_request(const std::string& number, const std::string& trustee_iin);
/// Errors: lookups.applicant_absent (the register has none of that number for this person),
/// gateway.answer_invalid (also when another one came back).
Result<PowerOfAttorney> parse_power_response(const XmlElement& data, const std::string& number,
                                             const std::string& trustee_iin,
                                             const std::vector<std::string>& absent_codes);

}  // namespace tereze::server::gateways
