// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading and wiping keys.
#include "core/identity/chip_key.h"

#include "core/base/secret.h"

#include <algorithm>

namespace tereze::identity {

Result<CardAccessNumber> CardAccessNumber::parse(std::string_view text) {
    constexpr std::size_t kDigits = 6;
    std::string digits;
    digits.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c != ' '; });
    const bool good =
        digits.size() == kDigits &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!good) {
        tereze::wipe(digits);
        return fail("identity.can_invalid", ErrorClass::User, Remedy::Retry);
    }
    return CardAccessNumber(std::move(digits));
}

void CardAccessNumber::wipe() {
    tereze::wipe(m_digits);
}

void wipe(ChipKey& key) {
    std::visit([](auto& each) { each.wipe(); }, key);
}

}  // namespace tereze::identity
