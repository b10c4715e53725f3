// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Canonical XML 1.0, 1.1 and exclusive (W3C), through libxml2.
#pragma once

#include "core/trust/xml/document.h"

#include <optional>

namespace tereze::trust::xml {

struct Canonicalization {
    enum class Method { Inclusive10, Inclusive11, Exclusive };
    Method method = Method::Inclusive10;
    bool comments = false;
    /// Of exclusive: prefixes that are treated as inclusive.
    std::vector<std::string> inclusive_prefixes;
};

constexpr std::string_view kInclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
constexpr std::string_view kInclusiveWithComments =
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";
constexpr std::string_view kExclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

/// Nothing for an address that is not known.
std::optional<Canonicalization> canonicalization_of(std::string_view uri);

/// An element with all that is in it but for one other, or the whole document where it is null.
/// @param without left out, with all that is in it; may be null.
/// Errors: trust.xml_invalid.
Result<Bytes> canonical(const Document& document, const Node* element, const Node* without,
                        const Canonicalization& how);

}  // namespace tereze::trust::xml
