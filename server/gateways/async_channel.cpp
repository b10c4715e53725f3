// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// AsyncChannel v10, written from its WSDL (operations sendMessage, getMessages,
// sendDeliveryNotification); only the wrappers are in a namespace.
#include "server/gateways/async_channel.h"

#include "server/gateways/sync_channel.h"

namespace tereze::server::gateways {
namespace {

/// Ids of ШЭП go on into tables and messages.
constexpr std::size_t kLongestId = 64;

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

void add_sender(XmlElement& parent, const AsyncSender& from) {
    auto& sender = parent.add("sender");
    sender.add("senderId", from.id);
    if (!from.password.empty())
        sender.add("password", from.password);
}

XmlElement operation(const char* name) {
    XmlElement content;
    content.name = std::string("typ:") + name;
    content.add("request");
    return content;
}

Result<std::string> written(XmlElement content) {
    return write_xml(soap_envelope(kAsyncTypesNamespace, std::move(content)));
}

}  // namespace

Result<std::string> build_async_request(const std::string& service_id, const AsyncSender& sender,
                                        calendar::TimePoint now, const XmlElement& data) {
    auto content = operation("sendMessage");
    auto& request = content.children.front();
    auto& info = request.add("messageInfo");
    info.add("messageId");
    info.add("correlationId");
    info.add("serviceId", service_id);
    info.add("messageType", "REQUEST");
    info.add("messageDate", gateway_time(now));
    add_sender(info, sender);
    request.add("messageData").children.push_back(data);
    return written(std::move(content));
}

Result<std::string> parse_async_accepted(std::string_view document) {
    TEREZE_ASSIGN(const auto response, soap_response(document, "sendMessageResponse"));
    std::string id(response.child_text("messageId"));
    if (id.empty() || id.size() > kLongestId)
        return invalid("messageId");
    return id;
}

Result<std::string> build_async_fetch(const std::string& service_id, const AsyncSender& sender,
                                      calendar::TimePoint now) {
    auto content = operation("getMessages");
    auto& request = content.children.front();
    request.add("requestDate", gateway_time(now));
    request.add("serviceId", service_id);
    add_sender(request, sender);
    request.add("amount", std::to_string(kMostMessages));
    return written(std::move(content));
}

Result<std::vector<AsyncMessage>> parse_async_messages(std::string_view document) {
    TEREZE_ASSIGN(const auto response, soap_response(document, "getMessagesResponse"));
    std::vector<AsyncMessage> all;
    for (const auto& each : response.children) {
        const auto* info = each.name == "messages" ? each.child("messageInfo") : nullptr;
        const auto* wrapped = each.child("messageData");
        const auto* data = wrapped == nullptr ? nullptr : wrapped->child("data");
        if (info == nullptr || data == nullptr || info->child_text("messageType") != "RESPONSE")
            continue;
        AsyncMessage message{std::string(info->child_text("messageId")),
                             std::string(info->child_text("correlationId")), *data};
        if (message.message_id.empty() || message.message_id.size() > kLongestId)
            return invalid("messageId");
        // One that cannot be read is told apart by having nothing inside.
        if (!unfold(message.data))
            message.data = {};
        all.push_back(std::move(message));
        if (all.size() == kMostMessages)
            break;
    }
    return all;
}

Result<std::string> build_async_delivery(const std::string& service_id,
                                         const std::string& message_id, bool accepted,
                                         const AsyncSender& sender, calendar::TimePoint now) {
    auto content = operation("sendDeliveryNotification");
    auto& request = content.children.front();
    auto& notification = request.add("notification");
    notification.add("messageId", message_id);
    notification.add("serviceId", service_id);
    notification.add("notificationDate", gateway_time(now));
    auto& status = notification.add("deliveryStatus");
    // The misprint is the schema's.
    status.add("receiveStatus", accepted ? "MESSAGE_ACCEPTED" : "MESSAGE_NOT_ACCTEPTED");
    status.add("statusDate", gateway_time(now));
    status.add("resendMessage", "NOT_RESEND");
    request.add("requestDate", gateway_time(now));
    add_sender(request, sender);
    return written(std::move(content));
}

Result<> parse_async_delivery(std::string_view document) {
    TEREZE_TRY(soap_response(document, "sendDeliveryNotificationResponse"));
    return {};
}

}  // namespace tereze::server::gateways
