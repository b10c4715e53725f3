// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages of the search for licences; every element is in the service's namespace.
#include "server/gateways/licence_search.h"

namespace tereze::server::gateways {
namespace {

constexpr auto kNamespace =
    "http://integration.elicense.kz/CustomServices/Egov/EgovLicenseSearchService";

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

/// "2024-05-01T00:00:00" or nil.
std::string date_of(const XmlElement& licence, std::string_view name) {
    const auto day = licence.child_text(name).substr(0, 10);
    return calendar::parse_iso_date(day) ? std::string(day) : std::string();
}

text::Localized words_of(const XmlElement& licence, std::string_view name) {
    const auto* entry = licence.child(name);
    if (entry == nullptr)
        return {};
    return {std::string(entry->child_text("NameKz")), std::string(entry->child_text("NameRu")), {}};
}

FoundLicence read_licence(const XmlElement& from) {
    FoundLicence licence;
    licence.holder_number = from.child_text("IinBin");
    licence.series = from.child_text("Series");
    licence.number = from.child_text("Number");
    licence.unique_number = from.child_text("GlobalUniqueNumber");
    licence.issued_on = date_of(from, "IssueDate");
    licence.valid_until = date_of(from, "ValidityEndDate");
    licence.activity = words_of(from, "ActivityType");
    licence.licensor = words_of(from, "Licensiar");
    licence.status = words_of(from, "Status");
    if (const auto* status = from.child("Status"))
        licence.status_code = status->child_text("Code");
    return licence;
}

}  // namespace

XmlElement build_licence_search(const std::string& message_id, calendar::TimePoint now,
                                const std::string& sender, const std::string& holder) {
    XmlElement data;
    data.name = "data";
    auto& request = data.add("el:UniversalLicenseRequest");
    request.attributes = {{"xmlns:el", kNamespace}};
    auto& info = request.add("el:SystemInfo");
    info.add("el:MessageId", message_id);
    info.add("el:MessageDate", calendar::iso_time(now));
    info.add("el:MessageType", "Request");
    info.add("el:SenderId", sender);
    info.add("el:SignatureType", "None");
    request.add("el:PageIndex", "0");
    request.add("el:PageSize", std::to_string(kMostLicences));
    request.add("el:IinBin", holder);
    request.add("el:IssueDate").attributes = {{"xsi:nil", "true"}};
    return data;
}

Result<std::vector<FoundLicence>> parse_licence_search(const XmlElement& data,
                                                       const std::string& holder) {
    // An escaped answer has been unfolded: its root is where data was.
    const auto* wrapped = data.child("UniversalLicenseResponse");
    const auto& response = wrapped == nullptr ? data : *wrapped;
    const auto* info = response.child("SystemInfo");
    if (info == nullptr || info->child_text("MessageType") != "Response")
        return invalid("no answer of the search");
    std::vector<FoundLicence> found;
    const auto* licences = response.child("Licenses");
    if (licences == nullptr)
        return found;
    for (const auto& each : licences->children) {
        auto licence = read_licence(each);
        if (licence.holder_number != holder)
            return invalid("another holder's licence");
        if (licence.issued_on.empty() || (licence.number.empty() && licence.unique_number.empty()))
            return invalid("a licence without a number or a date");
        found.push_back(std::move(licence));
    }
    return found;
}

}  // namespace tereze::server::gateways
