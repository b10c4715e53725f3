// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Walking over the interface bytes of an ATR.
#include "drivers/cards/atr.h"

#include <bit>

namespace tereze::drivers::cards {

ByteView historical_bytes(ByteView atr) {
    if (atr.size() < 2)
        return {};
    const std::size_t count = atr[1] & 0x0FU;
    std::size_t at = 2;
    unsigned following = atr[1] >> 4U;  // which of TA, TB, TC, TD come next
    while (following != 0) {
        const bool more = (following & 0x8U) != 0;
        at += static_cast<std::size_t>(std::popcount(following));
        if (at > atr.size())
            return {};
        following = more ? atr[at - 1] >> 4U : 0;
    }
    return atr.size() - at < count ? ByteView{} : atr.subspan(at, count);
}

CardCapabilities card_capabilities(ByteView atr) {
    auto rest = historical_bytes(atr);
    // Compact TLV follows the category byte 00 or 80; under 00 three status bytes end it.
    if (rest.empty() || (rest[0] != 0x00 && rest[0] != 0x80))
        return {};
    const bool status_behind = rest[0] == 0x00;
    rest = rest.subspan(1);
    if (status_behind)
        rest = rest.size() < 3 ? ByteView{} : rest.first(rest.size() - 3);
    while (!rest.empty()) {
        const unsigned tag = rest[0] >> 4U;
        const std::size_t size = rest[0] & 0x0FU;
        if (rest.size() - 1 < size)
            return {};
        if (tag == 0x7 && size == 3)
            return {(rest[3] & 0x80U) != 0, (rest[3] & 0x40U) != 0, (rest[3] & 0x20U) != 0};
        rest = rest.subspan(1 + size);
    }
    return {};
}

}  // namespace tereze::drivers::cards
