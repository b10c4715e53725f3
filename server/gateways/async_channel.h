// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The asynchronous channel of ШЭП, AsyncChannel v10: SOAP 1.1 messages as pure functions. A request
// is handed over, its answer is fetched later by the number that ШЭП gave it, and its arrival is
// confirmed.
#pragma once

#include "core/calendar/civil_time.h"
#include "server/gateways/soap.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::gateways {

inline constexpr std::string_view kAsyncTypesNamespace = "http://bip.bee.kz/AsyncChannel/v10/Types";

struct AsyncSender {
    std::string id;
    std::string password;  ///< may be empty: then it is left out
};

/// A REQUEST to a service; `data` is the element "data". Errors: gateway.xml_invalid.
Result<std::string> build_async_request(const std::string& service_id, const AsyncSender& sender,
                                        calendar::TimePoint now, const XmlElement& data);
/// The number that ШЭП gave it, which its answer names. Errors: those of soap_response,
/// gateway.answer_invalid.
Result<std::string> parse_async_accepted(std::string_view document);

/// Asks for what has come from a service. Errors: gateway.xml_invalid.
Result<std::string> build_async_fetch(const std::string& service_id, const AsyncSender& sender,
                                      calendar::TimePoint now);

struct AsyncMessage {
    std::string message_id;
    std::string correlation_id;  ///< number of the request that it answers
    XmlElement data;             ///< its escaped content is already read
};
/// The answers among what has come; at most kMostMessages at once. Errors: those of soap_response.
Result<std::vector<AsyncMessage>> parse_async_messages(std::string_view document);
inline constexpr std::size_t kMostMessages = 50;

/// Confirms that a message has been taken, or says that it cannot be. Errors: gateway.xml_invalid.
Result<std::string> build_async_delivery(const std::string& service_id,
                                         const std::string& message_id, bool accepted,
                                         const AsyncSender& sender, calendar::TimePoint now);
/// Errors: those of soap_response.
Result<> parse_async_delivery(std::string_view document);

}  // namespace tereze::server::gateways
