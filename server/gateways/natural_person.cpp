// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ГБД ФЛ messages (namespace message.persistence.interactive.nat).
#include "server/gateways/natural_person.h"

#include "server/gateways/sync_channel.h"

#include <algorithm>
#include <array>

namespace tereze::server::gateways {
namespace {

constexpr auto kNamespace = "http://message.persistence.interactive.nat";
constexpr std::string_view kDone = "00000";          // dictionary messageResult
constexpr std::string_view kDocumentInForce = "00";  // dictionary document status
constexpr std::string_view kIdentityCard = "002";    // dictionary document type
constexpr std::string_view kPassport = "001";

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

/// Dates come as xs:date or xs:dateTime, with or without an offset; the day is what is meant.
std::string date_of(std::string_view text) {
    const auto day = text.substr(0, 10);
    return calendar::parse_iso_date(day) ? std::string(day) : std::string();
}

std::string_view code_of(const XmlElement& parent, std::string_view name) {
    const auto* dictionary = parent.child(name);
    return dictionary == nullptr ? std::string_view() : dictionary->child_text("code");
}

text::Localized words_of(const XmlElement& parent, std::string_view name) {
    const auto* dictionary = parent.child(name);
    if (dictionary == nullptr)
        return {};
    return {std::string(dictionary->child_text("nameKz")),
            std::string(dictionary->child_text("nameRu")),
            {}};
}

void append(text::Localized& all, const text::Localized& part) {
    const auto join = [](std::string& to, const std::string& more) {
        if (!more.empty())
            to += (to.empty() ? "" : ", ") + more;
    };
    join(all.kk, part.kk);
    join(all.ru, part.ru);
}

text::Localized same(std::string word) {
    return {word, word, {}};
}

/// Country, region, district, city, street, house, flat; what is absent is left out.
text::Localized address_of(const XmlElement& person) {
    text::Localized address;
    const auto* from = person.child("regAddress");
    if (from == nullptr)
        return address;
    for (const auto* part : {"country", "district", "region"})
        append(address, words_of(*from, part));
    for (const auto* part : {"city", "street"})
        append(address, same(std::string(from->child_text(part))));
    const auto building = std::string(from->child_text("building"));
    const auto corpus = std::string(from->child_text("corpus"));
    append(address, same(corpus.empty() ? building : building + "/" + corpus));
    if (const auto flat = from->child_text("flat"); !flat.empty())
        append(address, {std::string(flat) + "-пәтер", "кв. " + std::string(flat), {}});
    return address;
}

/// Cards before passports, and of several the one that began last.
int rank_of(const XmlElement& document) {
    if (code_of(document, "status") != kDocumentInForce)
        return 0;
    const auto type = code_of(document, "type");
    return type == kIdentityCard ? 2 : type == kPassport ? 1 : 0;
}

std::optional<IdentityDocument> document_of(const XmlElement& person) {
    const auto* documents = person.child("documents");
    if (documents == nullptr)
        return std::nullopt;
    const XmlElement* best = nullptr;
    for (const auto& candidate : documents->children) {
        if (rank_of(candidate) == 0)
            continue;
        const bool better = best == nullptr || rank_of(candidate) > rank_of(*best) ||
                            (rank_of(candidate) == rank_of(*best) &&
                             candidate.child_text("beginDate") > best->child_text("beginDate"));
        if (better)
            best = &candidate;
    }
    if (best == nullptr)
        return std::nullopt;
    return IdentityDocument{
        std::string(best->child_text("number")), date_of(best->child_text("beginDate")),
        date_of(best->child_text("endDate")), words_of(*best, "issueOrganization")};
}

Result<NaturalPerson> read_person(const XmlElement& from, const std::string& iin) {
    NaturalPerson person;
    person.iin = from.child_text("iin");
    if (person.iin != iin)
        return invalid("another person came back");
    person.surname = from.child_text("surname");
    person.name = from.child_text("name");
    person.patronymic = from.child_text("patronymic");
    person.birth_date = date_of(from.child_text("birthDate"));
    if (person.birth_date.empty())
        return invalid("birthDate");
    if (person.surname.empty() && person.name.empty())
        return invalid("no name");
    const auto gender = code_of(from, "gender");
    person.gender = gender == "1" ? "male" : gender == "2" ? "female" : "";
    person.citizenship = words_of(from, "citizenship");
    person.address = address_of(from);
    person.document = document_of(from);
    return person;
}

}  // namespace

XmlElement build_person_request(const PersonRequest& request) {
    XmlElement data;
    data.name = "data";
    data.attributes = {{"xmlns:cs", kNamespace}, {"xsi:type", "cs:Request"}};
    data.add("messageId", request.message_id);
    data.add("messageDate", gateway_time(request.message_date));
    data.add("senderCode", request.sender_code);
    data.add("iin", request.iin);
    return data;
}

Result<NaturalPerson> parse_person_response(const XmlElement& data, const std::string& iin,
                                            const std::vector<std::string>& absent_codes) {
    const auto code = code_of(data, "messageResult");
    if (code.empty())
        return invalid("no messageResult");
    const auto* persons = data.child("persons");
    const auto* person = persons == nullptr ? nullptr : persons->child("person");
    const bool says_absent =
        (code == kDone && person == nullptr) ||
        std::find(absent_codes.begin(), absent_codes.end(), code) != absent_codes.end();
    if (says_absent)
        return fail("lookups.applicant_absent", ErrorClass::User, Remedy::None);
    if (code != kDone)
        return invalid("messageResult is an error");
    if (persons->children.size() != 1)
        return invalid("several persons");
    return read_person(*person, iin);
}

}  // namespace tereze::server::gateways
