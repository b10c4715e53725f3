// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/pcsc/pin_pad_model.h"

#include <reader.h>
#include <winscard.h>

#include <cstring>

namespace tereze::standins {
namespace {

constexpr std::uint32_t kFirstCode = SCARD_CTL_CODE(3500);
const Bytes kBadStructure{0x6B, 0x80};
const Bytes kTimedOut{0x64, 0x00};
const Bytes kCancelled{0x64, 0x01};
const Bytes kDiffer{0x64, 0x02};
const Bytes kWrongLength{0x64, 0x03};
const Bytes kDone{0x90, 0x00};

std::vector<std::uint8_t> features_of(const PinPadModel& pad) {
    std::vector<std::uint8_t> features;
    if (pad.verifies && pad.in_steps)
        features.insert(features.end(), {FEATURE_VERIFY_PIN_START, FEATURE_VERIFY_PIN_FINISH,
                                         FEATURE_GET_KEY_PRESSED, FEATURE_ABORT});
    else if (pad.verifies)
        features.push_back(FEATURE_VERIFY_PIN_DIRECT);
    if (pad.modifies)
        features.push_back(FEATURE_MODIFY_PIN_DIRECT);
    if (pad.tells_properties)
        features.push_back(FEATURE_IFD_PIN_PROPERTIES);
    if (pad.vendor)
        features.push_back(FEATURE_GET_TLV_PROPERTIES);
    return features;
}

Bytes feature_list(const PinPadModel& pad) {
    Bytes list;
    for (const auto feature : features_of(pad)) {
        const std::uint32_t code = kFirstCode + feature;
        append(list, Bytes{feature, 4, static_cast<std::uint8_t>(code >> 24U),
                           static_cast<std::uint8_t>(code >> 16U),
                           static_cast<std::uint8_t>(code >> 8U), static_cast<std::uint8_t>(code)});
    }
    return list;
}

Bytes tlv_properties(const PinPadModel& pad) {
    const auto two = [](std::uint8_t tag, std::uint16_t value) {
        return Bytes{tag, 2, static_cast<std::uint8_t>(value),
                     static_cast<std::uint8_t>(value >> 8U)};
    };
    Bytes list = two(PCSCv2_PART10_PROPERTY_wIdVendor, *pad.vendor);
    append(list, two(PCSCv2_PART10_PROPERTY_wIdProduct, pad.product));
    append(list, Bytes{PCSCv2_PART10_PROPERTY_bMinPINSize, 1, 4});
    append(list, Bytes{PCSCv2_PART10_PROPERTY_bMaxPINSize, 1, 8});
    return list;
}

/// What verifying and changing have in common once the structures are read.
struct Order {
    std::uint8_t format = 0;
    std::uint8_t block = 0;
    std::uint16_t limits = 0;
    std::uint8_t validation = 0;
    std::vector<std::size_t> places;  ///< of each PIN, from the start of the data
    Bytes apdu;
};

template <class Structure>
std::optional<std::pair<Structure, Bytes>> split(ByteView in) {
    Structure head{};
    if (in.size() < sizeof head)
        return std::nullopt;
    std::memcpy(&head, in.data(), sizeof head);
    const auto apdu = in.subspan(sizeof head);
    if (head.ulDataLength != apdu.size() || apdu.size() < 5)
        return std::nullopt;
    return std::pair(head, Bytes(apdu.begin(), apdu.end()));
}

std::optional<Order> verify_order(ByteView in) {
    const auto parts = split<PIN_VERIFY_STRUCTURE>(in);
    if (!parts)
        return std::nullopt;
    const auto& head = parts->first;
    return Order{head.bmFormatString,
                 head.bmPINBlockString,
                 head.wPINMaxExtraDigit,
                 head.bEntryValidationCondition,
                 {0},
                 parts->second};
}

std::optional<Order> modify_order(ByteView in) {
    const auto parts = split<PIN_MODIFY_STRUCTURE>(in);
    if (!parts)
        return std::nullopt;
    const auto& head = parts->first;
    // bConfirmPIN: bit 0 the new PIN is asked for twice, bit 1 the old one is asked for.
    if (head.bConfirmPIN != 0x03 || head.bNumberMessage != 3)
        return std::nullopt;
    return Order{head.bmFormatString,
                 head.bmPINBlockString,
                 head.wPINMaxExtraDigit,
                 head.bEntryValidationCondition,
                 {head.bInsertionOffsetOld, head.bInsertionOffsetNew},
                 parts->second};
}

/// ASCII digits, left-justified, in units of bytes: what this model knows.
bool understood(const PinPadModel& pad, const Order& order) {
    const std::size_t block = order.block & 0x0FU;
    const bool format = order.format == 0x82 && (order.block >> 4U) == 0 && block > 0;
    if (!format || (order.validation & pad.validation) == 0 ||
        order.apdu[4] + 5U != order.apdu.size())
        return false;
    for (const auto place : order.places)
        if (5 + place + block > order.apdu.size())
            return false;
    return true;
}

Bytes carry_out(PinPadModel& pad, const std::optional<Order>& order,
                const std::function<Bytes(ByteView)>& to_card) {
    if (!order || !understood(pad, *order))
        return kBadStructure;
    ++pad.asked;
    switch (pad.person) {
        case AtTheKeys::Cancels:
            return kCancelled;
        case AtTheKeys::WalksAway:
            return kTimedOut;
        case AtTheKeys::EntersDifferently:
            return kDiffer;
        case AtTheKeys::Enters:
            break;
    }
    if (pad.pins.size() != order->places.size())
        return kTimedOut;
    Bytes apdu = order->apdu;
    for (std::size_t i = 0; i < pad.pins.size(); ++i) {
        const auto& pin = pad.pins[i];
        if (pin.size() < (order->limits >> 8U) || pin.size() > (order->limits & 0xFFU))
            return kWrongLength;
        std::copy(pin.begin(), pin.end(),
                  apdu.begin() + static_cast<std::ptrdiff_t>(5 + order->places[i]));
    }
    return to_card(apdu);
}

/// 00 while nothing happens, 2B for a digit, 0D for the key that ends, as CCID's readers tell.
Bytes key_pressed(PinPadModel& pad) {
    if (pad.person == AtTheKeys::Cancels)
        return {0x1B};
    if (pad.person == AtTheKeys::WalksAway)
        return {0x0E};
    if (pad.key_strokes == 0)
        return {0x0D};
    --pad.key_strokes;
    return {0x2B};
}

}  // namespace

std::optional<Bytes> answer_control(PinPadModel& pad, std::uint32_t code, ByteView in,
                                    const std::function<Bytes(ByteView)>& to_card) {
    if (code == CM_IOCTL_GET_FEATURE_REQUEST)
        return feature_list(pad);
    const auto features = features_of(pad);
    const auto feature = static_cast<std::uint8_t>(code - kFirstCode);
    if (code < kFirstCode || std::find(features.begin(), features.end(), feature) == features.end())
        return std::nullopt;
    switch (feature) {
        case FEATURE_IFD_PIN_PROPERTIES:
            return Bytes{0, 0, pad.validation, 0};
        case FEATURE_GET_TLV_PROPERTIES:
            return tlv_properties(pad);
        case FEATURE_VERIFY_PIN_DIRECT:
            return carry_out(pad, verify_order(in), to_card);
        case FEATURE_MODIFY_PIN_DIRECT:
            return carry_out(pad, modify_order(in), to_card);
        case FEATURE_VERIFY_PIN_START:
            pad.started = Bytes(in.begin(), in.end());
            return kDone;
        case FEATURE_GET_KEY_PRESSED:
            return pad.started ? key_pressed(pad) : kBadStructure;
        case FEATURE_ABORT:
            pad.started.reset();
            return kDone;
        case FEATURE_VERIFY_PIN_FINISH: {
            if (!pad.started)
                return kBadStructure;
            const Bytes started = std::move(*pad.started);
            pad.started.reset();
            return carry_out(pad, verify_order(started), to_card);
        }
        default:
            return std::nullopt;
    }
}

}  // namespace tereze::standins
