// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// AsyncChannel of the stand-in, written from the WSDL.
#include "tests/standins/gateway/async_desk.h"

#include "core/base/ids.h"
#include "core/calendar/civil_time.h"
#include "server/gateways/xml.h"
#include "tests/standins/gateway/channel.h"

#include <algorithm>

namespace tereze::standins {
namespace {

using server::gateways::XmlElement;

constexpr auto kSoap = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr auto kTypes = "http://bip.bee.kz/AsyncChannel/v10/Types";

/// The one operation of a message that is in the channel's namespace.
const XmlElement* operation_of(const XmlElement& envelope) {
    const auto* body = envelope.name_space == kSoap ? envelope.child("Body") : nullptr;
    if (body == nullptr || body->children.size() != 1 ||
        body->children.front().name_space != kTypes)
        return nullptr;
    const auto& operation = body->children.front();
    const auto* request = operation.child("request");
    return request != nullptr && request->name_space.empty() ? &operation : nullptr;
}

std::string now_text() {
    return calendar::iso_time(std::chrono::system_clock::now());
}

std::string response_of(const std::string& operation, XmlElement response) {
    XmlElement envelope;
    envelope.name = "soap:Envelope";
    envelope.attributes = {{"xmlns:soap", kSoap}};
    auto& wrapper = envelope.add("soap:Body").add("a:" + operation + "Response");
    wrapper.attributes = {{"xmlns:a", kTypes}};
    response.name = "response";
    response.add("responseDate", now_text());
    response.add("sessionId", make_uuid_v7());
    wrapper.children.push_back(std::move(response));
    return server::gateways::write_xml(envelope).value();
}

/// Whether a request's message is whole: empty ids (ШЭП gives them), a type, a date, a sender.
bool is_whole(const XmlElement& info) {
    const auto* sender = info.child("sender");
    return info.child("messageId") != nullptr && info.child_text("correlationId").empty() &&
           !info.child_text("serviceId").empty() && info.child_text("messageType") == "REQUEST" &&
           calendar::parse_iso_time(info.child_text("messageDate")) && sender != nullptr &&
           !sender->child_text("senderId").empty();
}

}  // namespace

std::string AsyncDesk::answer(std::string_view document) {
    const auto envelope = server::gateways::parse_xml(document);
    const auto* operation = envelope ? operation_of(*envelope) : nullptr;
    if (operation == nullptr)
        return fault("SCE001", "Сообщение не соответствует формату");
    const auto& request = *operation->child("request");
    const std::lock_guard lock(m_mutex);
    XmlElement response;
    if (operation->name == "sendMessage") {
        const auto* info = request.child("messageInfo");
        const auto* wrapped = request.child("messageData");
        const auto* data = wrapped == nullptr ? nullptr : wrapped->child("data");
        if (info == nullptr || !is_whole(*info) || data == nullptr ||
            data->child_text("conclusionId").empty())
            return fault("SCE001", "Сообщение не соответствует формату");
        const auto* papers = data->child("documents");
        m_questions.push_back({std::string(data->child_text("conclusionId")),
                               std::string(info->child_text("serviceId")), make_uuid_v7(),
                               std::string(data->child_text("body")),
                               papers == nullptr ? 0 : papers->children.size()});
        response.add("messageId", m_questions.back().message_id);
        response.add("correlationId", m_questions.back().message_id);
    } else if (operation->name == "getMessages") {
        for (const auto& waiting : m_waiting) {
            if (waiting.service != request.child_text("serviceId"))
                continue;
            auto& message = response.add("messages");
            auto& info = message.add("messageInfo");
            info.add("messageId", waiting.message_id);
            info.add("correlationId", waiting.correlation_id);
            info.add("serviceId", waiting.service);
            info.add("messageType", "RESPONSE");
            info.add("messageDate", now_text());
            message.add("messageData").add("data", waiting.data);
        }
    } else if (operation->name == "sendDeliveryNotification") {
        const auto* notification = request.child("notification");
        const auto* status =
            notification == nullptr ? nullptr : notification->child("deliveryStatus");
        if (status == nullptr)
            return fault("SCE001", "Сообщение не соответствует формату");
        const std::string id(notification->child_text("messageId"));
        m_confirmed[id] = status->child_text("receiveStatus");
        std::erase_if(m_waiting, [&](const Waiting& one) { return one.message_id == id; });
        response.add("notificationId", make_uuid_v7());
    } else {
        return fault("SCE001", "Сообщение не соответствует формату");
    }
    return response_of(operation->name, std::move(response));
}

nlohmann::json AsyncDesk::questions() const {
    const std::lock_guard lock(m_mutex);
    auto all = nlohmann::json::array();
    for (const auto& question : m_questions)
        all.push_back({{"id", question.id},
                       {"service", question.service},
                       {"message", question.message_id},
                       {"body", question.body},
                       {"papers", question.papers}});
    return all;
}

nlohmann::json AsyncDesk::conclude(const nlohmann::json& request) {
    const std::lock_guard lock(m_mutex);
    const std::string id = request.at("conclusion_id");
    const auto question = std::find_if(m_questions.begin(), m_questions.end(),
                                       [&](const Question& each) { return each.id == id; });
    if (question == m_questions.end())
        return {{"ok", false}, {"error", "no such question"}};
    XmlElement told;
    told.name = "c:ConclusionResponse";
    told.attributes = {{"xmlns:c", "urn:tereze:conclusions:v1"}};
    told.add("conclusionId", request.value("as", id));
    told.add("verdict", request.at("verdict").get<std::string>());
    told.add("text", request.value("text", ""));
    told.add("number", "12-34/56");
    told.add("givenBy", "ТЕСТОВ ТЕСТ");
    m_waiting.push_back({make_uuid_v7(), question->service, question->message_id,
                         server::gateways::write_xml(told).value()});
    return {{"ok", true}, {"message", m_waiting.back().message_id}};
}

nlohmann::json AsyncDesk::confirmations() const {
    const std::lock_guard lock(m_mutex);
    return m_confirmed;
}

}  // namespace tereze::standins
