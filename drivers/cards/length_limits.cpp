// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/cards/length_limits.h"

#include "drivers/cards/tlv.h"

#include <algorithm>

namespace tereze::drivers::cards {
namespace {

constexpr std::uint32_t kStatusSize = 2;
constexpr std::uint32_t kReadersCarry = 2048;

std::optional<std::uint32_t> read_integer(ByteView value) {
    if (value.empty() || value.size() > 3)
        return std::nullopt;
    std::uint32_t number = 0;
    for (const auto byte : value)
        number = number << 8U | byte;
    return number;
}

}  // namespace

Result<std::optional<LengthLimits>> parse_length_limits(ByteView file) {
    constexpr std::uint32_t kExtendedLengthInformation = 0x7F66;
    constexpr std::uint32_t kInteger = 0x02;
    const auto invalid = [] {
        return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, "EF.ATR/INFO");
    };
    TlvReader reader(file);
    while (!reader.at_end()) {
        const auto object = reader.next();
        if (!object)
            break;  // files are longer than their objects, and what fills them is no object
        if (object->tag != kExtendedLengthInformation)
            continue;
        const auto numbers = parse_tlvs(object->value);
        if (!numbers || numbers->size() != 2 || numbers->front().tag != kInteger ||
            numbers->back().tag != kInteger)
            return invalid();
        const auto command = read_integer(numbers->front().value);
        const auto reply = read_integer(numbers->back().value);
        if (!command || !reply)
            return invalid();
        return std::optional(LengthLimits{*command, *reply});
    }
    return std::optional<LengthLimits>();
}

Result<std::uint32_t> longest_reply(CardChannel& channel, const CardCapabilities& card) {
    constexpr std::uint8_t kReadBinary = 0xB0;
    constexpr std::uint8_t kByShortIdentifier = 0x80;
    constexpr std::uint8_t kAtrInfo = 0x01;
    if (!card.extended_length)
        return kShortReplyMost;
    if (!card.limits_in_file)
        return kReadersCarry;
    TEREZE_ASSIGN(const auto reply,
                  channel.transmit(
                      {0x00, kReadBinary, kByShortIdentifier | kAtrInfo, 0, {}, kShortReplyMost}));
    const bool read = reply.done() || reply.status == status::kEndOfFile;
    const auto limits = parse_length_limits(reply.data);
    if (!read || !limits || !*limits)
        return kReadersCarry;
    return std::clamp((*limits)->reply, kShortReplyMost + kStatusSize, kExtendedReplyMost) -
           kStatusSize;
}

}  // namespace tereze::drivers::cards
