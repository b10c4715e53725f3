// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/verify/file_kind.h"

#include "core/trust/certificates/certificate.h"
#include "core/trust/cms/cms.h"
#include "core/trust/revocation/revocation_list.h"

#include <algorithm>

namespace tereze::tool {

namespace cms = trust::cms;
namespace der = trust::der;

namespace {

bool starts_with(ByteView bytes, std::string_view text) {
    return bytes.size() >= text.size() &&
           std::equal(text.begin(), text.end(), bytes.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

/// A bracket behind white space and a mark of UTF-8.
bool is_xml(ByteView bytes) {
    if (starts_with(bytes, "\xEF\xBB\xBF"))
        bytes = bytes.subspan(3);
    while (!bytes.empty() && (bytes[0] == ' ' || (bytes[0] >= '\t' && bytes[0] <= '\r')))
        bytes = bytes.subspan(1);
    return starts_with(bytes, "<");
}

/// What stands between the first BEGIN line and its END line.
std::optional<Bytes> pem_body(std::string_view text) {
    const auto begin = text.find("-----BEGIN ");
    const auto line_end = text.find('\n', begin);
    const auto end = text.find("-----END ", line_end);
    if (begin == std::string_view::npos || line_end == std::string_view::npos ||
        end == std::string_view::npos)
        return std::nullopt;
    return from_base64(text.substr(line_end, end - line_end));
}

FileKind kind_of_message(const der::Element& type, der::Reader rest) {
    if (cms::oid_text(type) != cms::kSignedData)
        return FileKind::Unknown;
    const auto wrapped = rest.next(der::context_tag(0));
    if (!wrapped)
        return FileKind::Message;
    der::Reader inside(wrapped->content, der::Lengths::Any);
    const auto data = inside.next(der::kSequence);
    if (!data)
        return FileKind::Message;
    der::Reader parts(data->content, der::Lengths::Any);
    parts.next(der::kIntegerTag);
    parts.next(der::kSet);
    const auto encapsulated = parts.next(der::kSequence);
    if (!encapsulated)
        return FileKind::Message;
    const auto content_type = der::Reader(encapsulated->content).next(der::kObjectIdentifier);
    return content_type && cms::oid_text(*content_type) == cms::kTimestampInfo ? FileKind::Timestamp
                                                                               : FileKind::Message;
}

/// A sequence in a sequence: PKIStatusInfo begins with a number, as no certificate or list without
/// a version does.
FileKind kind_of_nested(ByteView bytes, const der::Element& first) {
    if (trust::Certificate::parse(bytes))
        return FileKind::Certificate;
    if (trust::RevocationList::parse(bytes))
        return FileKind::RevocationList;
    return !first.content.empty() && first.content[0] == der::kIntegerTag
               ? FileKind::TimestampAnswer
               : FileKind::Unknown;
}

}  // namespace

std::string_view to_string(FileKind kind) {
    switch (kind) {
        case FileKind::Certificate:
            return "certificate";
        case FileKind::Message:
            return "message";
        case FileKind::Timestamp:
        case FileKind::TimestampAnswer:
            return "timestamp";
        case FileKind::OcspResponse:
            return "ocsp-response";
        case FileKind::RevocationList:
            return "revocation-list";
        case FileKind::SignedXml:
            return "signed-xml";
        case FileKind::Case:
            return "case";
        case FileKind::Unknown:
            break;
    }
    return "unknown";
}

Bytes without_armour(ByteView file) {
    const Bytes as_it_is(file.begin(), file.end());
    if (file.empty() || file[0] == der::kSequence || starts_with(file, "TZPKG") || is_xml(file))
        return as_it_is;
    const std::string text = as_text(file);
    if (text.find("-----BEGIN ") != std::string::npos)
        return pem_body(text).value_or(as_it_is);
    auto decoded = from_base64(text);
    return decoded && !decoded->empty() && decoded->front() == der::kSequence ? *decoded : as_it_is;
}

FileKind kind_of(ByteView bytes) {
    constexpr std::uint8_t kEnumerated = 0x0A;
    if (starts_with(bytes, "TZPKG"))
        return FileKind::Case;
    if (is_xml(bytes))
        return FileKind::SignedXml;
    der::Reader outside(bytes, der::Lengths::Any);
    const auto whole = outside.next(der::kSequence);
    if (!whole)
        return FileKind::Unknown;
    der::Reader inside(whole->content, der::Lengths::Any);
    const auto first = inside.next();
    if (!first)
        return FileKind::Unknown;
    switch (first->tag) {
        case der::kObjectIdentifier:
            return kind_of_message(*first, inside);
        case kEnumerated:
            return FileKind::OcspResponse;
        case der::kSequence:
            return kind_of_nested(bytes, *first);
        default:
            return FileKind::Unknown;
    }
}

}  // namespace tereze::tool
