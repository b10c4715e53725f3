// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a file is, found from its bytes and never from its name.
#pragma once

#include "core/base/bytes.h"

#include <string_view>

namespace tereze::tool {

enum class FileKind {
    Unknown,
    Certificate,
    Message,  ///< CMS SignedData
    Timestamp,
    TimestampAnswer,
    OcspResponse,
    RevocationList,
    SignedXml,
    Case,  ///< a package of manifest, signature and files
};

/// "certificate", "message": words of the report.
std::string_view to_string(FileKind kind);

/// The bytes behind PEM or base64 (as browsers hand signatures over); other bytes as they are.
Bytes without_armour(ByteView file);

/// Looks at the outermost forms only: whether the file is well made is found when it is read.
FileKind kind_of(ByteView bytes);

}  // namespace tereze::tool
