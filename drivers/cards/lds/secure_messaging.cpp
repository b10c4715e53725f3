// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Data objects 85, 87, 97, 99 and 8E.
#include "drivers/cards/lds/secure_messaging.h"

#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/tlv.h"

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint8_t kSecureClass = 0x0C;
constexpr std::uint32_t kPlainCryptogram = 0x85;   // under odd instruction bytes
constexpr std::uint32_t kPaddedCryptogram = 0x87;  // with a padding indicator in front
constexpr std::uint32_t kExpectedLength = 0x97;
constexpr std::uint32_t kStatus = 0x99;
constexpr std::uint32_t kMac = 0x8E;
constexpr std::uint8_t kPaddingIndicator = 0x01;

tl::unexpected<Error> broken(const char* why) {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry,
                std::string("secure messaging: ") + why);
}

tl::unexpected<Error> lost(const std::string& why) {
    return fail("card.session_lost", ErrorClass::Hardware, Remedy::Retry, why);
}

Bytes expected_field(std::uint32_t expected) {
    const auto low = static_cast<std::uint8_t>(expected);
    if (expected <= kShortReplyMost)
        return {low};
    return {static_cast<std::uint8_t>(expected >> 8U), low};
}

struct ProtectedReply {
    std::uint32_t data_tag = 0;
    ByteView data;
    ByteView status;
    ByteView mac;
    std::size_t proved_size = 0;  ///< how many bytes, from the start, the MAC is over
};

/// Exactly: at most one cryptogram, then the status, then the MAC, and nothing behind.
Result<ProtectedReply> parse_reply(ByteView bytes) {
    ProtectedReply reply;
    TlvReader reader(bytes);
    const auto next = [&]() -> Result<Tlv> {
        auto object = reader.next();
        if (!object)
            return broken("malformed reply");
        return object;
    };
    TEREZE_ASSIGN(Tlv object, next());
    if (object.tag == kPaddedCryptogram || object.tag == kPlainCryptogram) {
        reply.data_tag = object.tag;
        reply.data = object.value;
        TEREZE_ASSIGN(object, next());
    }
    if (object.tag != kStatus || object.value.size() != 2)
        return broken("no status object");
    reply.status = object.value;
    reply.proved_size = static_cast<std::size_t>(object.value.data() + 2 - bytes.data());
    TEREZE_ASSIGN(object, next());
    if (object.tag != kMac || object.value.size() != 8)
        return broken("no MAC object");
    reply.mac = object.value;
    if (!reader.at_end())
        return broken("bytes behind the MAC");
    return reply;
}

}  // namespace

SecureMessaging::SecureMessaging(std::unique_ptr<SecureMessagingCipher> cipher, Bytes counter)
    : m_cipher(std::move(cipher)), m_counter(std::move(counter)) {}

Result<CommandApdu> SecureMessaging::protect(const CommandApdu& command) {
    if (!m_alive)
        return lost("session has ended");
    increment(m_counter);
    const std::size_t block = m_cipher->block_size();
    CommandApdu out{static_cast<std::uint8_t>(command.cla | kSecureClass),
                    command.ins,
                    command.p1,
                    command.p2,
                    {},
                    0};
    if (!command.data.empty()) {
        TEREZE_ASSIGN(Bytes cryptogram, m_cipher->encrypt(padded(command.data, block), m_counter));
        const bool odd = command.ins % 2 == 1;
        if (!odd)
            cryptogram.insert(cryptogram.begin(), kPaddingIndicator);
        append_tlv(out.data, odd ? kPlainCryptogram : kPaddedCryptogram, cryptogram);
    }
    if (command.expected > 0)
        append_tlv(out.data, kExpectedLength, expected_field(command.expected));
    const Bytes header{out.cla, out.ins, out.p1, out.p2};
    Bytes proved = m_counter;
    append(proved, padded(header, block));
    append(proved, out.data);
    if (!out.data.empty())
        proved = padded(proved, block);
    TEREZE_ASSIGN(const Bytes mac, m_cipher->mac(proved));
    append_tlv(out.data, kMac, mac);
    const bool wide = out.data.size() > 255 || command.expected > kShortReplyMost;
    out.expected = wide ? kExtendedReplyMost : kShortReplyMost;
    return out;
}

Result<ResponseApdu> SecureMessaging::unprotect(const ResponseApdu& reply) {
    if (!m_alive)
        return lost("session has ended");
    auto opened = open(reply);
    m_alive = opened.has_value();
    return opened;
}

Result<ResponseApdu> SecureMessaging::open(const ResponseApdu& reply) {
    increment(m_counter);
    // 9303-11 9.8.4: an error of secure messaging itself comes in plain, and ends the session.
    if (reply.data.empty())
        return lost(reply.status_text() + " outside secure messaging");
    TEREZE_ASSIGN(const auto parts, parse_reply(reply.data));
    Bytes proved = m_counter;
    append(proved, ByteView(reply.data).first(parts.proved_size));
    TEREZE_ASSIGN(const Bytes mac, m_cipher->mac(padded(proved, m_cipher->block_size())));
    if (!equal_secretly(mac, parts.mac))
        return broken("wrong MAC");
    ResponseApdu plain;
    plain.status = static_cast<std::uint16_t>(parts.status[0] << 8U | parts.status[1]);
    if (plain.status != reply.status)
        return broken("two different status words");
    if (parts.data_tag != 0) {
        TEREZE_ASSIGN(plain.data, decrypt_data(parts.data_tag, parts.data));
    }
    return plain;
}

Result<Bytes> SecureMessaging::decrypt_data(std::uint32_t tag, ByteView value) const {
    if (tag == kPaddedCryptogram) {
        if (value.empty() || value[0] != kPaddingIndicator)
            return broken("padding indicator");
        value = value.subspan(1);
    }
    if (value.empty() || value.size() % m_cipher->block_size() != 0)
        return broken("cut cryptogram");
    TEREZE_ASSIGN(const Bytes plain, m_cipher->decrypt(value, m_counter));
    return unpadded(plain);
}

Result<ResponseApdu> SecureChannel::transmit(const CommandApdu& command) {
    TEREZE_ASSIGN(const auto wrapped, m_messaging.protect(command));
    TEREZE_ASSIGN(const auto reply, m_under.transmit(wrapped));
    return m_messaging.unprotect(reply);
}

}  // namespace tereze::drivers::cards::lds
