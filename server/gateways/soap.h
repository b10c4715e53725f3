// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What both channels of ШЭП have in common: SOAP 1.1 envelopes and faults.
#pragma once

#include "server/gateways/xml.h"

#include <string>
#include <string_view>

namespace tereze::server::gateways {

inline constexpr std::string_view kSoapNamespace = "http://schemas.xmlsoap.org/soap/envelope/";

/// A code as it may stand in logs; anything else that a provider puts there does not.
std::string safe_code(std::string_view code);

/// An envelope with one element in its body; `types` is the namespace of the prefix "typ".
XmlElement soap_envelope(std::string_view types, XmlElement content);

/// The element "response" inside the named wrapper of the one body, by local names.
/// Errors: gateway.fault (the detail is the code alone, since messages may hold personal data),
/// gateway.answer_invalid, gateway.xml_invalid.
Result<XmlElement> soap_response(std::string_view document, std::string_view wrapper);

/// Most providers send their XML as an escaped text inside data: its content takes its place.
/// Errors: gateway.xml_invalid.
Result<> unfold(XmlElement& data);

}  // namespace tereze::server::gateways
