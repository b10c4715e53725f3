// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A PIN that is typed on the reader's own keys, so that no program sees it.
#pragma once

#include "drivers/cards/apdu.h"

#include <cstddef>

namespace tereze::drivers::cards {

/// A command with places for digits in ASCII, left-justified, each in a field of `field` bytes. In
/// `pattern.data` stands what surrounds and follows the digits: "00000000" for a field of eight
/// that is filled up with zeros.
struct PinPattern {
    CommandApdu pattern;
    std::uint8_t field = 0;  ///< bytes, at most 15
    std::uint8_t fewest_digits = 0;
    std::uint8_t most_digits = 0;
};

/// The card gets the command from the reader, once; used under the same rules as its channel.
class PinEntry {
  public:
    virtual ~PinEntry() = default;
    /// The digits go to the beginning of the data. Gives the card's reply.
    /// Errors: token.pin_cancelled, token.pin_not_typed (nobody typed in time), token.pin_length,
    /// and those of CardChannel.
    virtual Result<ResponseApdu> verify(const PinPattern& pattern) = 0;
    /// The old PIN goes to the beginning of the data and the new one, which is asked for twice,
    /// right behind it. Errors: as for `verify`, token.pin_differs, token.not_supported (the reader
    /// can only verify).
    virtual Result<ResponseApdu> modify(const PinPattern& pattern) = 0;
};

}  // namespace tereze::drivers::cards
