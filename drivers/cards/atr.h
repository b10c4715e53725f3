// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a card's answer to reset tells about it (ISO/IEC 7816-3 8.2, 7816-4 8.1.1).
#pragma once

#include "core/base/bytes.h"

namespace tereze::drivers::cards {

/// The historical bytes; empty where the ATR is cut or carries none.
ByteView historical_bytes(ByteView atr);

/// The third byte of the card capabilities (7816-4 8.1.1.2.7, compact tag 7X); nothing of it where
/// the card does not speak of them.
struct CardCapabilities {
    bool chaining = false;         ///< long commands in parts
    bool extended_length = false;  ///< Lc and Le of three bytes
    bool limits_in_file = false;   ///< EF.ATR/INFO tells how long they may be
    bool operator==(const CardCapabilities&) const = default;
};
CardCapabilities card_capabilities(ByteView atr);

}  // namespace tereze::drivers::cards
