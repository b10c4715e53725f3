// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SOAP 1.1 envelopes and faults.
#include "server/gateways/soap.h"

#include <algorithm>
#include <cctype>

namespace tereze::server::gateways {
namespace {

constexpr std::size_t kLongestCode = 32;

auto faulted(std::string_view code) {
    return fail("gateway.fault", ErrorClass::Network, Remedy::Service, safe_code(code));
}

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

/// ErrorInfo stands in the detail of the fault; a fault without it has at least a faultcode.
std::string_view fault_code(const XmlElement& fault) {
    if (const auto* detail = fault.child("detail"))
        for (const auto& info : detail->children)
            if (const auto code = info.child_text("errorCode"); !code.empty())
                return code;
    return fault.child_text("faultcode");
}

}  // namespace

std::string safe_code(std::string_view code) {
    const bool good = !code.empty() && code.size() <= kLongestCode &&
                      std::all_of(code.begin(), code.end(), [](char c) {
                          return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                                 c == '.' || c == ':' || c == '-';
                      });
    return good ? std::string(code) : std::string("(no readable code)");
}

XmlElement soap_envelope(std::string_view types, XmlElement content) {
    XmlElement envelope;
    envelope.name = "soapenv:Envelope";
    envelope.attributes = {{"xmlns:soapenv", std::string(kSoapNamespace)},
                           {"xmlns:typ", std::string(types)},
                           {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}};
    envelope.add("soapenv:Header");
    envelope.add("soapenv:Body").children.push_back(std::move(content));
    return envelope;
}

Result<XmlElement> soap_response(std::string_view document, std::string_view wrapper_name) {
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
    const auto* wrapper = body->child(wrapper_name);
    const auto* response = wrapper == nullptr ? nullptr : wrapper->child("response");
    if (response == nullptr)
        return invalid("no response");
    return *response;
}

Result<> unfold(XmlElement& data) {
    if (!data.children.empty() || data.text.empty() || data.text.front() != '<')
        return {};
    TEREZE_ASSIGN(auto inner, parse_xml(data.text));
    data.text.clear();
    // The root of the text takes the place that a typed <data> has.
    data.children = std::move(inner.children);
    return {};
}

}  // namespace tereze::server::gateways
