// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Building and parsing of APDUs.
#include "drivers/cards/apdu.h"

#include <cstdio>

namespace tereze::drivers::cards {
namespace {

constexpr std::size_t kHeaderSize = 4;

std::uint8_t high_byte(std::uint32_t value) {
    return static_cast<std::uint8_t>(value >> 8U);
}
std::uint8_t low_byte(std::uint32_t value) {
    return static_cast<std::uint8_t>(value);
}

tl::unexpected<Error> malformed() {
    return fail("card.data_invalid", ErrorClass::Software, Remedy::Service, "command APDU lengths");
}

/// An Le field: zero stands for the most that its width can say.
std::uint32_t read_expected(ByteView field) {
    std::uint32_t value = 0;
    for (const auto byte : field)
        value = value << 8U | byte;
    const std::uint32_t most = field.size() == 1 ? kShortReplyMost : kExtendedReplyMost;
    return value == 0 ? most : value;
}

Result<CommandApdu> parse_short(CommandApdu apdu, ByteView body) {
    const std::size_t count = body[0];
    if (body.size() == 1) {
        apdu.expected = read_expected(body);
        return apdu;
    }
    const auto rest = body.subspan(1);
    if (count == 0 || (rest.size() != count && rest.size() != count + 1))
        return malformed();
    apdu.data.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
    if (rest.size() > count)
        apdu.expected = read_expected(rest.last(1));
    return apdu;
}

Result<CommandApdu> parse_extended(CommandApdu apdu, ByteView body) {
    if (body.size() == 3) {
        apdu.expected = read_expected(body.subspan(1));
        return apdu;
    }
    const std::size_t count = static_cast<std::size_t>(body[1]) << 8U | body[2];
    const auto rest = body.subspan(3);
    if (count == 0 || (rest.size() != count && rest.size() != count + 2))
        return malformed();
    apdu.data.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
    if (rest.size() > count)
        apdu.expected = read_expected(rest.last(2));
    return apdu;
}

}  // namespace

Bytes CommandApdu::bytes() const {
    Bytes out{cla, ins, p1, p2};
    const bool wide = extended();
    const auto count = static_cast<std::uint32_t>(data.size());
    if (wide)
        out.push_back(0);
    if (!data.empty()) {
        if (wide)
            out.push_back(high_byte(count));
        out.push_back(low_byte(count));
        append(out, data);
    }
    if (expected > 0) {
        if (wide)
            out.push_back(high_byte(expected));
        out.push_back(low_byte(expected));
    }
    return out;
}

Result<CommandApdu> CommandApdu::parse(ByteView bytes) {
    if (bytes.size() < kHeaderSize)
        return malformed();
    CommandApdu apdu{bytes[0], bytes[1], bytes[2], bytes[3], {}, 0};
    const auto body = bytes.subspan(kHeaderSize);
    if (body.empty())
        return apdu;
    const bool wide = body[0] == 0 && body.size() >= 3;
    return wide ? parse_extended(std::move(apdu), body) : parse_short(std::move(apdu), body);
}

std::string ResponseApdu::status_text() const {
    char text[16];
    std::snprintf(text, sizeof text, "SW %04X", static_cast<unsigned>(status));
    return text;
}

Bytes ResponseApdu::bytes() const {
    Bytes out = data;
    out.push_back(high_byte(status));
    out.push_back(low_byte(status));
    return out;
}

Result<ResponseApdu> ResponseApdu::parse(ByteView bytes) {
    constexpr std::size_t kStatusSize = 2;
    const auto unreadable = [](const char* why) {
        return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, why);
    };
    if (bytes.size() < kStatusSize)
        return unreadable("reply without a status word");
    const auto data = bytes.first(bytes.size() - kStatusSize);
    ResponseApdu reply{Bytes(data.begin(), data.end()), 0};
    const auto sw = bytes.last(kStatusSize);
    reply.status = static_cast<std::uint16_t>(sw[0] << 8U | sw[1]);
    // 7816-3 10.3.3: SW1 is 6X or 9X, and 60 is a procedure byte that never ends a reply.
    const unsigned kind = sw[0] >> 4U;
    if ((kind != 0x6 && kind != 0x9) || sw[0] == 0x60)
        return unreadable("reply without a status word");
    return reply;
}

}  // namespace tereze::drivers::cards
