// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How long a card's commands and replies may be, as the card itself says in EF.ATR/INFO
// (ISO/IEC 7816-4 12.7.1; ICAO 9303-10 3.11.2).
#pragma once

#include "core/base/bytes.h"
#include "drivers/cards/atr.h"
#include "drivers/cards/channel.h"

#include <optional>

namespace tereze::drivers::cards {

/// In bytes of the whole APDU, header and status included.
struct LengthLimits {
    std::uint32_t command = 0;
    std::uint32_t reply = 0;
};

/// The extended length information (7F66) of a whole EF.ATR/INFO; nothing where there is none.
/// Errors: card.data_invalid.
Result<std::optional<LengthLimits>> parse_length_limits(ByteView file);

/// The data bytes that one reply may carry: what the card says where it says so in a file, a length
/// that readers are known to carry where it only announces extended length, else 256. The master
/// file has to be selected. A file that is missing or makes no sense is no reason not to read the
/// card. Errors: those of the channel.
Result<std::uint32_t> longest_reply(CardChannel& channel, const CardCapabilities& card);

}  // namespace tereze::drivers::cards
