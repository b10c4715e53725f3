// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages of the notaries' register.
#include "server/gateways/power_of_attorney.h"

#include "core/calendar/civil_time.h"

#include <algorithm>

namespace tereze::server::gateways {
namespace {

constexpr auto kNamespace = "urn:tereze:notary:v1";

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

std::string full_name(const XmlElement* person) {
    std::string name;
    if (person == nullptr)
        return name;
    for (const auto* part : {"lastName", "firstName", "middleName"})
        if (const auto text = person->child_text(part); !text.empty())
            name += (name.empty() ? "" : " ") + std::string(text);
    return name;
}

}  // namespace

XmlElement build_power_request(const std::string& number, const std::string& trustee_iin) {
    XmlElement data;
    data.name = "data";
    data.attributes = {{"xmlns:not", kNamespace}, {"xsi:type", "not:WarrantRequest"}};
    data.add("docNum", number);
    data.add("trusteeIin", trustee_iin);
    return data;
}

Result<PowerOfAttorney> parse_power_response(const XmlElement& data, const std::string& number,
                                             const std::string& trustee_iin,
                                             const std::vector<std::string>& absent_codes) {
    const auto code = data.child_text("resultCode");
    if (code.empty())
        return invalid("no resultCode");
    const auto* warrant = data.child("warrant");
    if (warrant == nullptr) {
        if (std::find(absent_codes.begin(), absent_codes.end(), code) != absent_codes.end())
            return fail("lookups.applicant_absent", ErrorClass::User, Remedy::None);
        return invalid("neither a warrant nor a code of absence");
    }
    PowerOfAttorney power;
    power.number = warrant->child_text("docNum");
    power.issued_on = warrant->child_text("docDate");
    power.valid_until = warrant->child_text("expireDate");
    power.principal = warrant->child_text("principalIdn");
    power.revoked = warrant->child_text("revoked") == "true";
    if (const auto* trustee = warrant->child("trustee"))
        power.trustee_iin = trustee->child_text("iin");
    power.trustee_name = full_name(warrant->child("trustee"));
    if (power.number != number || power.trustee_iin != trustee_iin)
        return invalid("another power came back");
    if (!calendar::parse_iso_date(power.issued_on))
        return invalid("docDate");
    if (!power.valid_until.empty() && !calendar::parse_iso_date(power.valid_until))
        return invalid("expireDate");
    if (const auto* notary = warrant->child("notary")) {
        power.notary_name = full_name(notary);
        power.notary_licence = notary->child_text("licenseNum");
    }
    return power;
}

}  // namespace tereze::server::gateways
