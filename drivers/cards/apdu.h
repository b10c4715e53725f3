// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Commands to a card and its replies (ISO/IEC 7816-3 12.1, 7816-4 5).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>

namespace tereze::drivers::cards {

constexpr std::uint32_t kShortReplyMost = 256;
constexpr std::uint32_t kExtendedReplyMost = 65536;

struct CommandApdu {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Bytes data;                  ///< at most 65535 bytes
    std::uint32_t expected = 0;  ///< Ne: how many reply bytes are wanted at most; 0 for none

    /// Whether the lengths need the three-byte form.
    bool extended() const { return data.size() > 255 || expected > kShortReplyMost; }
    Bytes bytes() const;
    /// Strict: the length fields must fit the bytes exactly. Errors: card.data_invalid.
    static Result<CommandApdu> parse(ByteView bytes);
    bool operator==(const CommandApdu&) const = default;
};

/// Status words used here (ISO/IEC 7816-4 table 5 and 6).
namespace status {
constexpr std::uint16_t kDone = 0x9000;
constexpr std::uint16_t kEndOfFile = 0x6282;
constexpr std::uint16_t kAuthenticationFailed = 0x6300;
constexpr std::uint16_t kWrongLength = 0x6700;
constexpr std::uint16_t kSecurityStatus = 0x6982;
constexpr std::uint16_t kConditionsOfUse = 0x6985;
constexpr std::uint16_t kSecureMessagingMissing = 0x6987;
constexpr std::uint16_t kSecureMessagingWrong = 0x6988;
constexpr std::uint16_t kWrongData = 0x6A80;
constexpr std::uint16_t kFileNotFound = 0x6A82;
constexpr std::uint16_t kWrongParameters = 0x6B00;
constexpr std::uint16_t kInstructionUnknown = 0x6D00;
constexpr std::uint16_t kClassUnknown = 0x6E00;
}  // namespace status

struct ResponseApdu {
    Bytes data;
    std::uint16_t status = 0;

    bool done() const { return status == status::kDone; }
    /// "SW 6A82", for technical details.
    std::string status_text() const;
    Bytes bytes() const;
    /// Errors: card.unreadable for fewer than the two status bytes, or a first byte that is no
    /// status.
    static Result<ResponseApdu> parse(ByteView bytes);
    bool operator==(const ResponseApdu&) const = default;
};

}  // namespace tereze::drivers::cards
