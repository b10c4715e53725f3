// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a reader says of its own keys (PC/SC part 10, 2.2 to 2.6), and what is known of readers that
// do not tell the truth about it.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace tereze::drivers::cards {

/// Control codes by feature (FEATURE_VERIFY_PIN_DIRECT and so on).
using PinPadFeatures = std::map<std::uint8_t, std::uint32_t>;

/// The answer to GET_FEATURE_REQUEST. Errors: card.data_invalid (records that are not six bytes).
Result<PinPadFeatures> parse_pin_pad_features(ByteView answer);

/// What readers tell of themselves by GET_TLV_PROPERTIES; nothing for what they keep to
/// themselves.
struct PinPadProperties {
    std::optional<std::uint16_t> vendor;   ///< of the USB device
    std::optional<std::uint16_t> product;  ///< of the USB device
    std::optional<std::uint8_t> fewest_digits;
    std::optional<std::uint8_t> most_digits;
    std::optional<std::uint8_t> validation;  ///< bEntryValidationCondition that it can do
};

/// Properties that are not used are passed over. Errors: card.data_invalid (lengths that do not fit
/// the bytes).
Result<PinPadProperties> parse_pin_pad_properties(ByteView answer);

/// Whether readers of this make announce keys that they do not have: a firmware of HID's OMNIKEY
/// 3x21 and 6121 does, and whoever believes it waits for a PIN that nobody can type.
bool announces_missing_keys(std::string_view reader, const PinPadProperties& properties);

}  // namespace tereze::drivers::cards
