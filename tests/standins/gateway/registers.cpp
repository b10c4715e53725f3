// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Answers of the notaries' register (our own messages) and of the search for licences (written from
// its schema).
#include "tests/standins/gateway/registers.h"

#include "core/identity/person_number.h"

namespace tereze::standins {
namespace {

using server::gateways::XmlElement;

constexpr auto kLicences =
    "http://integration.elicense.kz/CustomServices/Egov/EgovLicenseSearchService";
constexpr std::size_t kShownDigits = 6;

bool is_licence_element(const XmlElement* element) {
    return element != nullptr && element->name_space == kLicences;
}

XmlElement& add_licensed(XmlElement& parent, const std::string& name,
                         const std::string& text = {}) {
    return parent.add("el:" + name, text);
}

void add_dictionary(XmlElement& licence, const std::string& name, const std::string& code,
                    const std::string& ru, const std::string& kk) {
    auto& entry = add_licensed(licence, name);
    add_licensed(entry, "Code", code);
    add_licensed(entry, "NameRu", ru);
    add_licensed(entry, "NameKz", kk);
}

}  // namespace

std::optional<XmlElement> notary_answer(const XmlElement& data, const People& people) {
    const std::string number(data.child_text("docNum"));
    const std::string iin(data.child_text("trusteeIin"));
    if (data.children.size() != 2 || number.empty() || !identity::Iin::parse(iin))
        return std::nullopt;
    XmlElement answer;
    const auto person = people.find(iin);
    const auto end = iin.substr(iin.size() - kShownDigits);
    const bool is_revoked = number == "RV-" + end;
    if (person == people.end() || (number != "AT-" + end && !is_revoked)) {
        answer.add("resultCode", "00001");
        return answer;
    }
    answer.add("resultCode", "00000");
    auto& warrant = answer.add("warrant");
    warrant.add("warrantType", "WARRANT");
    warrant.add("docNum", number);
    warrant.add("docDate", "2026-03-02");
    warrant.add("expireDate", "2029-03-02");
    warrant.add("principalIdn", "050840000017");
    warrant.add("revoked", is_revoked ? "true" : "false");
    auto& trustee = warrant.add("trustee");
    trustee.add("iin", iin);
    trustee.add("lastName", person->second.surname);
    trustee.add("firstName", person->second.name);
    auto& notary = warrant.add("notary");
    notary.add("licenseNum", "0001234");
    notary.add("lastName", "НОТАРИУСОВА");
    notary.add("firstName", "ҮЛГІ");
    return answer;
}

std::optional<XmlElement> licence_answer(const XmlElement& data) {
    const auto* request = data.child("UniversalLicenseRequest");
    const auto* info = is_licence_element(request) ? request->child("SystemInfo") : nullptr;
    const auto* holder = is_licence_element(info) ? request->child("IinBin") : nullptr;
    const bool shaped =
        is_licence_element(holder) && info->child_text("MessageType") == "Request" &&
        is_licence_element(request->child("IssueDate")) && request->child_text("PageIndex") == "0";
    if (!shaped)
        return std::nullopt;
    XmlElement answer;
    auto& response = answer.add("el:UniversalLicenseResponse");
    response.attributes = {{"xmlns:el", kLicences}};
    auto& about = add_licensed(response, "SystemInfo");
    add_licensed(about, "MessageDate", "2026-11-29T10:00:00");
    add_licensed(about, "MessageType", "Response");
    if ((holder->text.back() - '0') % 2 != 0)
        return answer;
    auto& licence = add_licensed(add_licensed(response, "Licenses"), "UniversalLicense");
    add_licensed(licence, "IinBin", holder->text);
    add_licensed(licence, "Series", "ЛП");
    add_licensed(licence, "Number", "000123");
    add_licensed(licence, "GlobalUniqueNumber", "14000123");
    add_licensed(licence, "IssueDate", "2014-05-01T00:00:00");
    add_licensed(licence, "ValidityEndDate").attributes = {{"xsi:nil", "true"}};
    add_dictionary(licence, "ActivityType", "10", "Медицинская деятельность", "Медициналық қызмет");
    add_dictionary(licence, "Licensiar", "75", "Управление здравоохранения",
                   "Денсаулық сақтау басқармасы");
    add_dictionary(licence, "Status", "1", "Действует", "Қолданыста");
    return answer;
}

}  // namespace tereze::standins
