// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SyncChannel v10, written from its WSDL (portType ISyncChannel, operation SendMessage).
#include "server/gateways/sync_channel.h"

#include <fmt/format.h>

namespace tereze::server::gateways {
namespace {

constexpr std::string_view kSuccess = "SCSS001";
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
    XmlElement content;
    content.name = "typ:SendMessage";
    auto& inside = content.add("request");
    inside.children.push_back(request_info(request));
    inside.add("requestData").children.push_back(request.data);
    return write_xml(soap_envelope(kSyncTypesNamespace, std::move(content)));
}

Result<SyncResponse> parse_sync_response(std::string_view document) {
    TEREZE_ASSIGN(const auto response, soap_response(document, "SendMessageResponse"));
    const auto* info = response.child("responseInfo");
    const auto* status = info == nullptr ? nullptr : info->child("status");
    if (status == nullptr)
        return invalid("no status");

    SyncResponse answer;
    answer.status_code = safe_code(status->child_text("code"));
    if (answer.status_code != kSuccess)
        return faulted(answer.status_code);
    answer.message_id = info->child_text("messageId");
    answer.session_id = info->child_text("sessionId");
    const auto* wrapped = response.child("responseData");
    const auto* data = wrapped == nullptr ? nullptr : wrapped->child("data");
    if (data == nullptr)
        return invalid("no data");
    answer.data = *data;
    TEREZE_TRY(unfold(answer.data));
    return answer;
}

}  // namespace tereze::server::gateways
