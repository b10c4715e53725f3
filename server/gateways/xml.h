// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// XML as a plain tree, for messages of the gateway.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tereze::server::gateways {

struct XmlElement {
    std::string name;        ///< when read: the local name; when written: with its prefix
    std::string name_space;  ///< when read: the namespace; ignored when written
    std::vector<std::pair<std::string, std::string>> attributes;  ///< when written: xmlns too
    std::string text;  ///< all character data directly inside, white space at the ends removed
    std::vector<XmlElement> children;

    /// The first child of a local name, whatever its namespace.
    const XmlElement* child(std::string_view local_name) const;
    /// Text of the child; empty where there is none.
    std::string_view child_text(std::string_view local_name) const;
    /// Adds a child with text and returns it.
    XmlElement& add(std::string child_name, std::string child_text = {});
};

inline constexpr std::size_t kLargestXml = 4 * 1024 * 1024;

/// Reads a document: no document type (so no entities of its own), no network, at most kLargestXml
/// bytes. Errors: gateway.xml_invalid.
Result<XmlElement> parse_xml(std::string_view document);
/// UTF-8, everything escaped. Errors: gateway.xml_invalid (a character that XML cannot hold).
Result<std::string> write_xml(const XmlElement& root);

}  // namespace tereze::server::gateways
