// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/cards/pin_pad_features.h"

#include <reader.h>

#include <algorithm>
#include <array>

namespace tereze::drivers::cards {
namespace {

tl::unexpected<Error> invalid(const char* what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, what);
}

struct Make {
    std::uint16_t vendor;
    std::uint16_t product;
    std::string_view name;  ///< part of the PC/SC name, for drivers that tell no properties
};

constexpr std::array<Make, 2> kWithoutKeys{
    {{0x076B, 0x3031, "OMNIKEY 3x21"}, {0x076B, 0x6632, "OMNIKEY 6121"}}};

/// Part 10, 2.6.14: numbers of properties are little-endian, as in CCID.
std::optional<std::uint16_t> number(ByteView value) {
    if (value.size() == 1)
        return value[0];
    if (value.size() == 2)
        return static_cast<std::uint16_t>(value[0] | value[1] << 8U);
    return std::nullopt;
}

std::optional<std::uint8_t> small_number(ByteView value) {
    const auto read = number(value);
    return read && *read <= 0xFF ? std::optional(static_cast<std::uint8_t>(*read)) : std::nullopt;
}

}  // namespace

Result<PinPadFeatures> parse_pin_pad_features(ByteView answer) {
    constexpr std::size_t kRecord = 6;
    constexpr std::uint8_t kCodeSize = 4;
    if (answer.size() % kRecord != 0)
        return invalid("list of features");
    PinPadFeatures features;
    for (; !answer.empty(); answer = answer.subspan(kRecord)) {
        if (answer[1] != kCodeSize)
            return invalid("list of features");
        std::uint32_t code = 0;
        for (const auto byte : answer.subspan(2, kCodeSize))
            code = code << 8U | byte;
        features[answer[0]] = code;
    }
    return features;
}

Result<PinPadProperties> parse_pin_pad_properties(ByteView answer) {
    PinPadProperties properties;
    while (!answer.empty()) {
        if (answer.size() < 2 || answer.size() - 2 < answer[1])
            return invalid("list of properties");
        const auto value = answer.subspan(2, answer[1]);
        switch (answer[0]) {
            case PCSCv2_PART10_PROPERTY_wIdVendor:
                properties.vendor = number(value);
                break;
            case PCSCv2_PART10_PROPERTY_wIdProduct:
                properties.product = number(value);
                break;
            case PCSCv2_PART10_PROPERTY_bMinPINSize:
                properties.fewest_digits = small_number(value);
                break;
            case PCSCv2_PART10_PROPERTY_bMaxPINSize:
                properties.most_digits = small_number(value);
                break;
            case PCSCv2_PART10_PROPERTY_bEntryValidationCondition:
                properties.validation = small_number(value);
                break;
            default:
                break;
        }
        answer = answer.subspan(2 + value.size());
    }
    return properties;
}

bool announces_missing_keys(std::string_view reader, const PinPadProperties& properties) {
    return std::any_of(kWithoutKeys.begin(), kWithoutKeys.end(), [&](const Make& make) {
        if (properties.vendor && properties.product)
            return *properties.vendor == make.vendor && *properties.product == make.product;
        return reader.find(make.name) != std::string_view::npos;
    });
}

}  // namespace tereze::drivers::cards
