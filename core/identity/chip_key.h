// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a person gives to open a chip: the printed zone or the card access number.
#pragma once

#include "core/identity/mrz_key.h"

#include <variant>

namespace tereze::identity {

/// The six digits that are printed on the front of a card for PACE (ICAO Doc 9303-11, 4.4.2).
/// Unlike the zone they say nothing about the holder, yet they open the chip: wipe them.
class CardAccessNumber {
  public:
    /// Blanks go. Errors: identity.can_invalid for anything but six digits.
    static Result<CardAccessNumber> parse(std::string_view text);
    const std::string& digits() const { return m_digits; }
    void wipe();

  private:
    explicit CardAccessNumber(std::string digits) : m_digits(std::move(digits)) {}
    std::string m_digits;
};

using ChipKey = std::variant<MrzKey, CardAccessNumber>;
void wipe(ChipKey& key);

}  // namespace tereze::identity
