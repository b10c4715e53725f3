// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The synchronous channel of ШЭП, SyncChannel v10: SOAP 1.1 messages as pure functions.
#pragma once

#include "core/calendar/civil_time.h"
#include "server/gateways/soap.h"

#include <optional>
#include <string>
#include <string_view>

namespace tereze::server::gateways {

inline constexpr std::string_view kSyncTypesNamespace = "http://bip.bee.kz/SyncChannel/v10/Types";

struct SyncRequest {
    std::string message_id;      ///< UUID of the sender
    std::string correlation_id;  ///< may be empty: then it is left out
    std::string service_id;      ///< of the registry of ШЭП
    calendar::TimePoint message_date{};
    std::string sender_id;
    std::string password;  ///< may be empty: then it is left out
    XmlElement data;       ///< the content of requestData, named "data"
};

/// The whole envelope. Only the wrapper is in a namespace, everything inside is in none.
/// Errors: gateway.xml_invalid.
Result<std::string> build_sync_request(const SyncRequest& request);

/// What came back: an answer with data, or a fault of the gateway or the provider behind it.
struct SyncResponse {
    std::string message_id;
    std::string session_id;
    std::string status_code;  ///< "SCSS001" is success
    XmlElement data;          ///< the element "data"; its escaped content is already read
};

/// Reads by local names, as providers differ in prefixes and namespaces.
/// Errors: gateway.fault (the detail is the code alone, since messages may hold personal data),
/// gateway.answer_invalid, gateway.xml_invalid.
Result<SyncResponse> parse_sync_response(std::string_view document);

/// A time as ШЭП writes it: "2024-07-24T17:04:58.622+05:00" in Almaty.
std::string gateway_time(calendar::TimePoint time);

}  // namespace tereze::server::gateways
