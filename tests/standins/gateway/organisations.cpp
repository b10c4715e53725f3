// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ГБД ЮЛ, GbdulInfoByBin_v2, written from its schema and apart from the client.
#include "tests/standins/gateway/organisations.h"

#include "core/identity/person_number.h"

namespace tereze::standins {
namespace {

using server::gateways::XmlElement;

constexpr auto kNamespace = "http://gbdulinfobybin_v2.egp.gbdul.tamur.kz";

void add_entry(XmlElement& parent, const char* name, const char* code, const std::string& ru,
               const std::string& kk) {
    auto& entry = parent.add(name);
    entry.add("Code", code);
    entry.add("NameRu", ru);
    entry.add("NameKz", kk);
}

void add_pair(XmlElement& parent, const std::string& stem, const text::Localized& words) {
    parent.add(stem + "Ru", words.ru);
    parent.add(stem + "Kz", words.kk);
}

void add_organisation(XmlElement& response, const GatewayOrganisation& from) {
    auto& organisation = response.add("Organization");
    organisation.add("BIN", from.bin);
    const bool exists = from.liquidation_date.empty();
    add_entry(organisation, "RegStatus", exists ? "1" : "2",
              exists ? "Зарегистрирован" : "Ликвидирован", exists ? "Тіркелген" : "Таратылған");
    add_entry(organisation, "RegistrationDepartment", "75", "Департамент юстиции",
              "Әділет департаменті");
    organisation.add("RegistrationDate", from.registration_date + "+05:00");
    if (!exists)
        organisation.add("LiquidationDate", from.liquidation_date + "+05:00");
    add_pair(organisation, "FullName", from.name);
    add_entry(organisation, "OrgForm", "20", "Товарищество с ограниченной ответственностью",
              "Жауапкершілігі шектеулі серіктестік");
    organisation.add("TaxOrgStatus", "false");
    auto& leader = organisation.add("OrganizationLeader");
    add_entry(leader.add("Position"), "PositionType", "1", "Первый руководитель", "Бірінші басшы");
    leader.add("IIN", from.head_iin);
    leader.add("SurName", from.head_surname);
    leader.add("Name", from.head_name);
    auto& activity = organisation.add("Activity");
    activity.add("Main", "true");
    activity.add("OKED", "86210");
    activity.add("ActivityNameKz", "Жалпы дәрігерлік практика");
    activity.add("ActivityNameRu", "Общая врачебная практика");
    auto& address = organisation.add("Address");
    address.add("ZIPCode", "050000");
    add_pair(address, "City", from.city);
    add_pair(address, "Street", from.street);
    address.add("BuildingNumber", from.building);
}

}  // namespace

std::optional<std::string> asked_bin(const XmlElement& data) {
    if (!data.children.empty())
        return std::nullopt;
    const auto request = server::gateways::parse_xml(data.text);
    const bool shaped =
        request && request->name == "Request" && request->name_space == kNamespace &&
        request->children.size() == 2 && request->children[0].name == "RequestorBIN" &&
        request->children[0].name_space.empty() && request->children[1].name == "BIN" &&
        request->children[1].name_space.empty();
    if (!shaped || !identity::Bin::parse(request->children[0].text) ||
        !identity::Bin::parse(request->children[1].text))
        return std::nullopt;
    return request->children[1].text;
}

std::string organisation_text(const GatewayOrganisation* organisation) {
    XmlElement response;
    response.name = "ns2:Response";
    response.attributes = {{"xmlns:ns2", kNamespace}};
    if (organisation == nullptr)
        add_entry(response, "Status", kNoSuchOrganisation, "Не найдено", "Табылмады");
    else
        add_entry(response, "Status", "00000", "Найдено", "Табылды");
    if (organisation != nullptr)
        add_organisation(response, *organisation);
    return server::gateways::write_xml(response).value();
}

}  // namespace tereze::standins
