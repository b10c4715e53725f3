// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SyncChannel v10, written from its WSDL (portType ISyncChannel, operation SendMessage).
#include "server/gateways/sync_channel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace tereze::server::gateways {
namespace {

constexpr std::string_view kSuccess = "SCSS001";
constexpr std::size_t kLongestCode = 32;

/// A code as it may stand in logs; anything else that a provider puts there does not.
std::string safe_code(std::string_view code) {
    const bool good = !code.empty() && code.size() <= kLongestCode &&
                      std::all_of(code.begin(), code.end(), [](char c) {
                          return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                                 c == '.' || c == ':' || c == '-';
                      });
    return good ? std::string(code) : std::string("(no readable code)");
}

auto faulted(std::string_view code) {
    return fail("gateway.fault", ErrorClass::Network, Remedy::Service, safe_code(code));
}

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

XmlElement request_info(const SyncRequest& request) {
    XmlElement info;
    info.name = "requestInfo";
    info.add("messageId", request.message_id);
    if (!request.correlation_id.empty())
        info.add("correlationId", request.correlation_id);
    info.add("serviceId", request.service_id);
    info.add("messageDate", gateway_time(request.message_date));
    auto& sender = info.add("sender");
    sender.add("senderId", request.sender_id);
    if (!request.password.empty())
        sender.add("password", request.password);
    return info;
}

/// ErrorInfo stands in the detail of the fault; a fault without it has at least a faultcode.
std::string_view fault_code(const XmlElement& fault) {
    if (const auto* detail = fault.child("detail"))
        for (const auto& info : detail->children)
            if (const auto code = info.child_text("errorCode"); !code.empty())
                return code;
    return fault.child_text("faultcode");
}

/// Most providers send their XML as an escaped text inside data.
Result<> unfold(XmlElement& data) {
    if (!data.children.empty() || data.text.empty() || data.text.front() != '<')
        return {};
    TEREZE_ASSIGN(auto inner, parse_xml(data.text));
    data.text.clear();
    // The root of the text takes the place that a typed <data> has.
    data.children = std::move(inner.children);
    return {};
}

}  // namespace

std::string gateway_time(calendar::TimePoint time) {
    using namespace std::chrono;
    const auto local = floor<milliseconds>(time) + calendar::kAlmatyOffset;
    const auto day = floor<days>(local);
    const hh_mm_ss clock(local - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}+05:00", calendar::iso_date(year_month_day(day)),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

Result<std::string> build_sync_request(const SyncRequest& request) {
    XmlElement envelope;
    envelope.name = "soapenv:Envelope";
    envelope.attributes = {{"xmlns:soapenv", std::string(kSoapNamespace)},
                           {"xmlns:typ", std::string(kSyncTypesNamespace)},
                           {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}};
    envelope.add("soapenv:Header");
    auto& inside = envelope.add("soapenv:Body").add("typ:SendMessage").add("request");
    inside.children.push_back(request_info(request));
    inside.add("requestData").children.push_back(request.data);
    return write_xml(envelope);
}

Result<SyncResponse> parse_sync_response(std::string_view document) {
    TEREZE_ASSIGN(const auto envelope, parse_xml(document));
    // The one that is signed has to be the one that is read.
    const auto bodies = std::count_if(envelope.children.begin(), envelope.children.end(),
                                      [](const auto& child) { return child.name == "Body"; });
    const auto* body =
        envelope.name == "Envelope" && bodies == 1 ? envelope.child("Body") : nullptr;
    if (body == nullptr)
        return invalid("not one SOAP body");
    if (const auto* fault = body->child("Fault"))
        return faulted(fault_code(*fault));
    const auto* wrapper = body->child("SendMessageResponse");
    const auto* response = wrapper == nullptr ? nullptr : wrapper->child("response");
    const auto* info = response == nullptr ? nullptr : response->child("responseInfo");
    const auto* status = info == nullptr ? nullptr : info->child("status");
    if (status == nullptr)
        return invalid("no status");

    SyncResponse answer;
    answer.status_code = safe_code(status->child_text("code"));
    if (answer.status_code != kSuccess)
        return faulted(answer.status_code);
    answer.message_id = info->child_text("messageId");
    answer.session_id = info->child_text("sessionId");
    const auto* wrapped = response->child("responseData");
    const auto* data = wrapped == nullptr ? nullptr : wrapped->child("data");
    if (data == nullptr)
        return invalid("no data");
    answer.data = *data;
    TEREZE_TRY(unfold(answer.data));
    return answer;
}

}  // namespace tereze::server::gateways
