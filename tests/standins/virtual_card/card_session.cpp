// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Answering EXTERNAL AUTHENTICATE, unwrapping commands, wrapping replies.
#include "tests/standins/virtual_card/card_session.h"

#include "core/base/ids.h"
#include "drivers/cards/tlv.h"

namespace tereze::standins {

using namespace drivers::cards;
using namespace drivers::cards::lds;

namespace {

Bytes mac_over(const KeyPair& keys, const Bytes& whole_blocks) {
    return retail_mac(keys.mac.bytes(), whole_blocks).value();
}

KeyPair bac_keys(const identity::MrzKey& key) {
    const std::string information = key.information();
    return derive_keys(SessionCipher::TripleDes, sha1_16(as_bytes(information)).value()).value();
}

std::uint32_t read_le(ByteView value) {
    if (value.size() == 1)
        return value[0] == 0 ? 256 : value[0];
    const std::uint32_t wide = static_cast<std::uint32_t>(value[0]) << 8U | value[1];
    return wide == 0 ? 65536 : wide;
}

}  // namespace

std::optional<Authentication> authenticate(ByteView cryptogram, ByteView challenge,
                                           const identity::MrzKey& key) {
    if (cryptogram.size() != 40 || challenge.size() != 8)
        return std::nullopt;
    const KeyPair keys = bac_keys(key);
    const auto secret = cryptogram.first(32);
    if (!equal_secretly(mac_over(keys, padded(secret)), cryptogram.last(8)))
        return std::nullopt;
    const Bytes plain = triple_des_cbc(keys.encryption.bytes(), secret, Direction::Decrypt).value();
    const ByteView terminal_nonce = ByteView(plain).first(8);
    if (!equal_secretly(ByteView(plain).subspan(8, 8), challenge))
        return std::nullopt;

    const Bytes own_half = random_bytes(16);
    Bytes message(challenge.begin(), challenge.end());
    append(message, terminal_nonce);
    append(message, own_half);
    Bytes answer = triple_des_cbc(keys.encryption.bytes(), message, Direction::Encrypt).value();
    append(answer, mac_over(keys, padded(answer)));

    Bytes seed(16);
    for (std::size_t i = 0; i < seed.size(); ++i)
        seed[i] = static_cast<std::uint8_t>(plain[16 + i] ^ own_half[i]);
    Bytes counter(challenge.begin() + 4, challenge.end());
    append(counter, terminal_nonce.last(4));
    return Authentication{
        std::move(answer),
        CardSession(derive_session(SessionCipher::TripleDes, seed).value(), std::move(counter))};
}

Bytes CardSession::mac_over(ByteView whole_blocks) const {
    return m_cipher->mac(whole_blocks).value();
}

Bytes CardSession::padded_to_block(ByteView data) const {
    return padded(data, m_cipher->block_size());
}

std::optional<CommandApdu> CardSession::unwrap(const CommandApdu& command) {
    increment(m_counter);
    const auto objects = parse_tlvs(command.data);
    if (!objects || objects->empty() || objects->back().tag != 0x8E)
        return std::nullopt;
    constexpr std::size_t kMacObject = 10;
    const auto proved = ByteView(command.data).first(command.data.size() - kMacObject);
    Bytes input = m_counter;
    append(input, padded_to_block(Bytes{command.cla, command.ins, command.p1, command.p2}));
    append(input, proved);
    if (!proved.empty())
        input = padded_to_block(input);
    if (!equal_secretly(mac_over(input), objects->back().value))
        return std::nullopt;

    CommandApdu plain{
        static_cast<std::uint8_t>(command.cla & 0xF3U), command.ins, command.p1, command.p2, {}, 0};
    if (const auto le = find_tlv(*objects, 0x97)) {
        if (le->empty() || le->size() > 2)
            return std::nullopt;
        plain.expected = read_le(*le);
    }
    const bool odd = command.ins % 2 == 1;
    if (auto data = find_tlv(*objects, odd ? 0x85 : 0x87)) {
        if (!odd) {
            if (data->empty() || data->front() != 0x01)
                return std::nullopt;
            data = data->subspan(1);
        }
        if (data->empty() || data->size() % m_cipher->block_size() != 0)
            return std::nullopt;
        const auto opened = m_cipher->decrypt(*data, m_counter);
        const auto content = opened ? unpadded(*opened) : opened;
        if (!content)
            return std::nullopt;
        plain.data = *content;
    }
    m_odd = odd;
    return plain;
}

ResponseApdu CardSession::wrap(const ResponseApdu& plain) {
    increment(m_counter);
    ResponseApdu out{{}, plain.status};
    if (!plain.data.empty()) {
        Bytes secret = m_cipher->encrypt(padded_to_block(plain.data), m_counter).value();
        if (!m_odd)
            secret.insert(secret.begin(), 0x01);
        append_tlv(out.data, m_odd ? 0x85 : 0x87, secret);
    }
    append_tlv(out.data, 0x99,
               Bytes{static_cast<std::uint8_t>(plain.status >> 8U),
                     static_cast<std::uint8_t>(plain.status)});
    Bytes input = m_counter;
    append(input, out.data);
    append_tlv(out.data, 0x8E, mac_over(padded_to_block(input)));
    return out;
}

}  // namespace tereze::standins
