// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Bytes and their textual forms.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tereze {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// Views the characters of a text as bytes; the text must outlive the view.
ByteView as_bytes(std::string_view text);
/// Copies bytes into a string, unchecked (UTF-8 or binary alike).
std::string as_text(ByteView bytes);
Bytes to_bytes(std::string_view text);

/// Lower-case hexadecimal without separators.
std::string to_hex(ByteView bytes);
/// Reads hexadecimal; blanks are skipped. Nothing on an odd count or a foreign character.
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base64 with padding, on one line.
std::string to_base64(ByteView bytes);
/// Reads base64; white space is skipped (Kalkan writes CR inside). Nothing on a malformed text.
std::optional<Bytes> from_base64(std::string_view text);

void append(Bytes& to, ByteView what);

}  // namespace tereze
