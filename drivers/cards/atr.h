// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a card's answer to reset tells about it (ISO/IEC 7816-3 8.2, 7816-4 8.1.1).
#pragma once

#include "core/base/bytes.h"

namespace tereze::drivers::cards {

/// The historical bytes; empty where the ATR is cut or carries none.
ByteView historical_bytes(ByteView atr);

/// Whether the card announces extended Lc and Le (third byte of the card capabilities, tag 7X).
bool announces_extended_length(ByteView atr);

}  // namespace tereze::drivers::cards
