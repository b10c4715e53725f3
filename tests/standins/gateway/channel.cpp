// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The provider's side of SyncChannel v10 and of GBDFL_UniversalServiceSync, written from the
// schemas and apart from the client, so that an error in one is not hidden by the other.
#include "tests/standins/gateway/channel.h"

#include "core/base/ids.h"
#include "core/calendar/civil_time.h"
#include "core/identity/person_number.h"
#include "server/gateways/xml.h"
#include "tests/standins/gateway/registers.h"

#include <algorithm>
#include <regex>

namespace tereze::standins {
namespace {

using server::gateways::XmlElement;

constexpr auto kSoap = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr auto kTypes = "http://bip.bee.kz/SyncChannel/v10/Types";
constexpr auto kInstance = "http://www.w3.org/2001/XMLSchema-instance";
constexpr auto kPersonMessage = "http://message.persistence.interactive.nat";
constexpr auto kService = "GBDFL_UniversalServiceSync";

bool is(const XmlElement& element, std::string_view name, std::string_view name_space) {
    return element.name == name && element.name_space == name_space;
}

/// Whether the children are unqualified and stand in this order; a name ending in "?" may be
/// absent.
bool has_sequence(const XmlElement& element, const std::vector<std::string>& names) {
    std::size_t at = 0;
    for (const auto& name : names) {
        const bool optional = name.back() == '?';
        const auto wanted = optional ? name.substr(0, name.size() - 1) : name;
        if (at < element.children.size() && is(element.children[at], wanted, ""))
            ++at;
        else if (!optional)
            return false;
    }
    return at == element.children.size();
}

bool is_date_time(std::string_view text) {
    static const std::regex form(
        R"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))");
    return std::regex_match(text.begin(), text.end(), form) &&
           calendar::parse_iso_time(text).has_value();
}

const XmlElement* find_request(const XmlElement& envelope) {
    if (!is(envelope, "Envelope", kSoap))
        return nullptr;
    const auto* body = envelope.child("Body");
    if (body == nullptr || !is(*body, "Body", kSoap) || body->children.size() != 1)
        return nullptr;
    const auto& wrapper = body->children.front();
    if (!is(wrapper, "SendMessage", kTypes) || !has_sequence(wrapper, {"request"}))
        return nullptr;
    return &wrapper.children.front();
}

bool good_request_info(const XmlElement& info) {
    if (!has_sequence(info, {"messageId", "correlationId?", "serviceId", "messageDate", "routeId?",
                             "sender", "properties?", "sessionId?"}))
        return false;
    const auto& sender = *info.child("sender");
    return is_uuid(info.child_text("messageId")) && !info.child_text("serviceId").empty() &&
           is_date_time(info.child_text("messageDate")) &&
           has_sequence(sender, {"senderId", "password?"}) &&
           !sender.child_text("senderId").empty();
}

bool good_person_request(const XmlElement& data) {
    const bool typed =
        std::any_of(data.attributes.begin(), data.attributes.end(), [](const auto& attribute) {
            return attribute.first == "type" && attribute.second == "cs:Request";
        });
    return typed && has_sequence(data, {"messageId", "messageDate", "senderCode", "iin"}) &&
           data.child_text("messageId").size() <= 36 &&
           is_date_time(data.child_text("messageDate")) && !data.child_text("senderCode").empty() &&
           identity::Iin::parse(data.child_text("iin")).has_value();
}

void add_word(XmlElement& parent, const char* name, const char* code, const std::string& ru,
              const std::string& kk) {
    auto& word = parent.add(name);
    word.add("code", code);
    word.add("nameRu", ru);
    word.add("nameKz", kk);
}

void add_if(XmlElement& parent, const char* name, const std::string& text) {
    if (!text.empty())
        parent.add(name, text);
}

void add_document(XmlElement& person, const GatewayDocument& from) {
    auto& document = person.add("documents").add("document");
    add_word(document, "type", "002", "УДОСТОВЕРЕНИЕ РК", "ҚР КУӘЛІГІ");
    document.add("number", from.number);
    document.add("beginDate", from.begin + "+05:00");
    document.add("endDate", from.end + "+05:00");
    add_word(document, "issueOrganization", "002", "МИНИСТЕРСТВО ВНУТРЕННИХ ДЕЛ РК",
             "ҚР ІШКІ ІСТЕР МИНИСТРЛІГІ");
    add_word(document, "status", "00", "ДОКУМЕНТ ДЕЙСТВИТЕЛЕН", "ҚҰЖАТ ЖАРАМДЫ");
}

void add_person(XmlElement& persons, const GatewayPerson& from) {
    auto& person = persons.add("person");
    person.add("iin", from.iin);
    person.add("surname", from.surname);
    person.add("name", from.name);
    add_if(person, "patronymic", from.patronymic);
    person.add("birthDate", from.birth_date + "+05:00");
    if (from.female)
        add_word(person, "gender", "2", "ЖЕНСКИЙ", "ӘЙЕЛ");
    else
        add_word(person, "gender", "1", "МУЖСКОЙ", "ЕР");
    add_word(person, "nationality", "005", "КАЗАХ", "ҚАЗАҚ");
    add_word(person, "citizenship", "398", "КАЗАХСТАН", "ҚАЗАҚСТАН");
    add_word(person, "lifeStatus", "0", "НОРМАЛЬНЫЙ", "ҚАЛЫПТЫ");
    add_word(person.add("birthPlace"), "country", "398", "КАЗАХСТАН", "ҚАЗАҚСТАН");
    auto& address = person.add("regAddress");
    add_word(address, "country", "398", "КАЗАХСТАН", "ҚАЗАҚСТАН");
    add_word(address, "district", "1910", from.district.ru, from.district.kk);
    add_word(address, "region", "1910", from.region.ru, from.region.kk);
    address.add("street", from.street);
    address.add("building", from.building);
    add_if(address, "corpus", from.corpus);
    add_if(address, "flat", from.flat);
    if (from.document)
        add_document(person, *from.document);
}

std::string now_text() {
    return calendar::iso_time(std::chrono::system_clock::now());
}

XmlElement envelope_around(XmlElement content) {
    XmlElement envelope;
    envelope.name = "soap:Envelope";
    envelope.attributes = {{"xmlns:soap", kSoap}, {"xmlns:xsi", kInstance}};
    envelope.add("soap:Body").children.push_back(std::move(content));
    return envelope;
}

std::string written(const XmlElement& root) {
    return server::gateways::write_xml(root).value();
}

/// The envelope of an answer, to be filled by its "data".
XmlElement answer_frame(const Exchange& exchange, XmlElement data) {
    XmlElement wrapper;
    wrapper.name = "ns2:SendMessageResponse";
    wrapper.attributes = {{"xmlns:ns2", kTypes}};
    auto& response = wrapper.add("response");
    auto& info = response.add("responseInfo");
    info.add("messageId", exchange.message_id);
    info.add("responseDate", now_text());
    auto& status = info.add("status");
    status.add("code", "SCSS001");
    status.add("message", "Message has been processed successfully");
    info.add("sessionId", "{" + make_uuid_v7() + "}");
    data.name = "data";
    response.add("responseData").children.push_back(std::move(data));
    return envelope_around(std::move(wrapper));
}

std::string person_answer(const Exchange& exchange, const GatewayPerson* person) {
    XmlElement data;
    data.attributes = {{"xmlns:cs", kPersonMessage}, {"xsi:type", "cs:Response"}};
    data.add("messageId", make_uuid_v7());
    data.add("messageDate", now_text());
    data.add("requestId", exchange.message_id);
    add_word(data, "sender", "GBDFL", "ГБД ФЛ", "ЖТ МДҚ");
    add_word(data, "receiver", "TEREZE", "ЦОН", "ХҚКО");
    add_word(data, "messageResult", "00000", "Сообщение обработано", "Хабарлама өңделді");
    if (person != nullptr)
        add_person(data.add("persons"), *person);
    return written(answer_frame(exchange, std::move(data)));
}

std::string organisation_answer(const Exchange& exchange, const GatewayOrganisation* organisation) {
    XmlElement data;
    data.text = organisation_text(organisation);
    return written(answer_frame(exchange, std::move(data)));
}

template <class Map>
const typename Map::mapped_type* find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

Exchange refused(Exchange exchange, const char* code, const char* message) {
    exchange.status = 500;
    exchange.fault_code = code;
    exchange.body = fault(code, message);
    return exchange;
}

}  // namespace

std::string fault(std::string_view code, std::string_view message) {
    XmlElement content;
    content.name = "soap:Fault";
    content.add("faultcode", "soap:Server");
    content.add("faultstring", std::string(message));
    auto& info = content.add("detail").add("ns2:SendMessageFault1_SendMessageFault");
    info.attributes = {{"xmlns:ns2", kTypes}};
    info.add("errorCode", std::string(code));
    info.add("errorMessage", std::string(message));
    info.add("errorDate", now_text());
    return written(envelope_around(std::move(content)));
}

Exchange answer(std::string_view document, const Registers& registers) {
    constexpr auto kShape = "Сообщение не соответствует формату";
    Exchange exchange;
    const auto envelope = server::gateways::parse_xml(document);
    const auto* request = envelope ? find_request(*envelope) : nullptr;
    if (request == nullptr || !has_sequence(*request, {"requestInfo", "requestData"}) ||
        !good_request_info(request->children.front()))
        return refused(std::move(exchange), "SCE001", kShape);
    const auto& info = request->children.front();
    exchange.message_id = info.child_text("messageId");
    exchange.service_id = info.child_text("serviceId");
    exchange.sender_id = info.child("sender")->child_text("senderId");
    const auto& wrapped = request->children.back();
    if (!has_sequence(wrapped, {"data"}))
        return refused(std::move(exchange), "SCE001", kShape);
    const auto& data = wrapped.children.front();
    if (exchange.service_id == kService && good_person_request(data)) {
        exchange.iin = data.child_text("iin");
        exchange.body = person_answer(exchange, find(registers.people, exchange.iin));
        return exchange;
    }
    const auto bin = asked_bin(data);
    if (exchange.service_id == kOrganisationService && bin) {
        exchange.bin = *bin;
        exchange.body = organisation_answer(exchange, find(registers.organisations, *bin));
        return exchange;
    }
    std::optional<XmlElement> other;
    if (exchange.service_id == kNotaryService)
        other = notary_answer(data, registers.people);
    if (exchange.service_id == kLicenceService)
        other = licence_answer(data);
    if (other) {
        exchange.body = written(answer_frame(exchange, std::move(*other)));
        return exchange;
    }
    const bool is_payment = registers.payments && exchange.service_id == kPaymentService;
    if (is_payment)
        if (auto answered = registers.payments->answer(data)) {
            exchange.body = written(answer_frame(exchange, std::move(*answered)));
            return exchange;
        }
    const bool known = is_payment || exchange.service_id == kNotaryService ||
                       exchange.service_id == kLicenceService || exchange.service_id == kService ||
                       exchange.service_id == kOrganisationService;
    return known ? refused(std::move(exchange), "SCE001", kShape)
                 : refused(std::move(exchange), "SCE004", "Сервис не существует");
}

}  // namespace tereze::standins
