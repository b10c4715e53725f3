// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ГБД ЮЛ messages (namespace gbdulinfobybin_v2.egp.gbdul.tamur.kz; children in no namespace).
#include "server/gateways/legal_entity.h"

#include "core/calendar/civil_time.h"

#include <algorithm>

namespace tereze::server::gateways {
namespace {

constexpr auto kNamespace = "http://gbdulinfobybin_v2.egp.gbdul.tamur.kz";

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

std::string date_of(std::string_view text) {
    const auto day = text.substr(0, 10);
    return calendar::parse_iso_date(day) ? std::string(day) : std::string();
}

/// A DirectoryType: Code, NameRu, NameKz.
text::Localized words_of(const XmlElement& parent, std::string_view name) {
    const auto* entry = parent.child(name);
    if (entry == nullptr)
        return {};
    return {std::string(entry->child_text("NameKz")), std::string(entry->child_text("NameRu")), {}};
}

text::Localized pair_of(const XmlElement& parent, const std::string& stem) {
    return {std::string(parent.child_text(stem + "Kz")),
            std::string(parent.child_text(stem + "Ru")),
            {}};
}

void join(std::string& all, std::string_view part) {
    if (!part.empty())
        all += (all.empty() ? "" : ", ") + std::string(part);
}

text::Localized address_of(const XmlElement& organisation) {
    const auto* from = organisation.child("Address");
    text::Localized address;
    if (from == nullptr)
        return address;
    join(address.kk, from->child_text("ZIPCode"));
    join(address.ru, from->child_text("ZIPCode"));
    for (const auto* stem : {"District", "Region", "Rural", "City", "Street"}) {
        const auto part = pair_of(*from, stem);
        join(address.kk, part.kk);
        join(address.ru, part.ru);
    }
    for (const auto* name : {"BuildingNumber", "Block", "Corpus", "OfficeNumber"}) {
        join(address.kk, from->child_text(name));
        join(address.ru, from->child_text(name));
    }
    return address;
}

text::Localized activity_of(const XmlElement& organisation) {
    for (const auto& child : organisation.children)
        if (child.name == "Activity" &&
            (child.child_text("Main") == "true" || child.child_text("Main") == "1"))
            return {std::string(child.child_text("ActivityNameKz")),
                    std::string(child.child_text("ActivityNameRu")),
                    {}};
    return {};
}

std::optional<EntityHead> head_of(const XmlElement& organisation) {
    const auto* leader = organisation.child("OrganizationLeader");
    if (leader == nullptr)
        return std::nullopt;
    EntityHead head{std::string(leader->child_text("IIN")),
                    std::string(leader->child_text("SurName")),
                    std::string(leader->child_text("Name")),
                    std::string(leader->child_text("MiddleName")),
                    {}};
    if (const auto* position = leader->child("Position"))
        head.position = words_of(*position, "PositionType");
    return head;
}

Result<LegalEntity> read_entity(const XmlElement& from, const std::string& bin) {
    LegalEntity entity;
    entity.bin = from.child_text("BIN");
    if (entity.bin != bin)
        return invalid("another organisation came back");
    entity.name = pair_of(from, "FullName");
    if (entity.name.kk.empty() && entity.name.ru.empty())
        return invalid("no name");
    entity.short_name = pair_of(from, "ShortName");
    const auto* status = from.child("RegStatus");
    if (status == nullptr || status->child_text("Code").empty())
        return invalid("RegStatus");
    entity.status_code = status->child_text("Code");
    entity.status = words_of(from, "RegStatus");
    entity.registration_date = date_of(from.child_text("RegistrationDate"));
    if (entity.registration_date.empty())
        return invalid("RegistrationDate");
    entity.liquidation_date = date_of(from.child_text("LiquidationDate"));
    entity.form = words_of(from, "OrgForm");
    entity.activity = activity_of(from);
    entity.address = address_of(from);
    entity.head = head_of(from);
    return entity;
}

}  // namespace

Result<XmlElement> build_entity_request(const std::string& requestor_bin, const std::string& bin) {
    XmlElement request;
    request.name = "ns1:Request";
    request.attributes = {{"xmlns:ns1", kNamespace}};
    request.add("RequestorBIN", requestor_bin);
    request.add("BIN", bin);
    XmlElement data;
    data.name = "data";
    TEREZE_ASSIGN(data.text, write_xml(request));
    return data;
}

Result<LegalEntity> parse_entity_response(const XmlElement& data, const std::string& bin,
                                          const std::vector<std::string>& absent_codes) {
    const auto* status = data.child("Status");
    if (status == nullptr || status->child_text("Code").empty())
        return invalid("no Status");
    const auto organisations =
        std::count_if(data.children.begin(), data.children.end(),
                      [](const auto& child) { return child.name == "Organization"; });
    if (organisations > 1)
        return invalid("several organisations");
    if (organisations == 1)
        return read_entity(*data.child("Organization"), bin);
    const auto code = status->child_text("Code");
    if (std::find(absent_codes.begin(), absent_codes.end(), code) != absent_codes.end())
        return fail("lookups.applicant_absent", ErrorClass::User, Remedy::None);
    return invalid("neither an organisation nor a code of absence");
}

}  // namespace tereze::server::gateways
