// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The three steps of BAC.
#include "drivers/cards/lds/bac.h"

#include "drivers/cards/lds/session_cipher.h"

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::size_t kNonceSize = 8;
constexpr std::size_t kKeySize = 16;
constexpr std::size_t kCryptogramSize = 2 * kNonceSize + kKeySize;
constexpr std::uint8_t kGetChallenge = 0x84;
constexpr std::uint8_t kExternalAuthenticate = 0x82;

tl::unexpected<Error> unreadable(const std::string& why) {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, "BAC: " + why);
}

Result<Bytes> get_challenge(CardChannel& channel) {
    const CommandApdu command{0x00, kGetChallenge, 0, 0, {}, kNonceSize};
    TEREZE_ASSIGN(auto reply, channel.transmit(command));
    if (!reply.done())
        return fail("card.unknown", ErrorClass::User, Remedy::None,
                    "no BAC: GET CHALLENGE " + reply.status_text());
    if (reply.data.size() != kNonceSize)
        return unreadable("challenge of a wrong length");
    return std::move(reply.data);
}

/// Cards differ in the word with which they refuse wrong keys (6300, 6982, 6985, 6988, 6A80 are
/// known); these few say something else.
Error refusal(const ResponseApdu& reply) {
    const bool about_command =
        reply.status == status::kWrongLength || reply.status == status::kInstructionUnknown ||
        reply.status == status::kClassUnknown || reply.status == status::kWrongParameters;
    if (about_command)
        return unreadable(reply.status_text()).value();
    return Error{"card.mrz_wrong", ErrorClass::User, Remedy::Retry,
                 "EXTERNAL AUTHENTICATE " + reply.status_text()};
}

/// What the card proves itself with: its nonce, ours, and its half of the session's seed.
Result<Bytes> open_answer(ByteView answer, const KeyPair& keys) {
    if (answer.size() != kCryptogramSize + kDesBlock)
        return unreadable("answer of a wrong length");
    const auto cryptogram = answer.first(kCryptogramSize);
    TEREZE_ASSIGN(const Bytes mac, retail_mac(keys.mac.bytes(), padded(cryptogram)));
    if (!equal_secretly(mac, answer.subspan(kCryptogramSize)))
        return unreadable("wrong MAC");
    return triple_des_cbc(keys.encryption.bytes(), cryptogram, Direction::Decrypt);
}

Result<SecureMessaging> start_session(ByteView seed, ByteView card_nonce, ByteView our_nonce) {
    TEREZE_ASSIGN(auto cipher, derive_session(SessionCipher::TripleDes, seed));
    Bytes counter;
    append(counter, card_nonce.last(4));
    append(counter, our_nonce.last(4));
    return SecureMessaging(std::move(cipher), std::move(counter));
}

}  // namespace

Result<KeyPair> derive_bac_keys(const identity::MrzKey& key) {
    std::string information = key.information();
    auto seed = sha1_16(as_bytes(information));
    wipe(information);
    if (!seed)
        return fail(std::move(seed).error());
    auto keys = derive_keys(SessionCipher::TripleDes, *seed);
    wipe(*seed);
    return keys;
}

Result<SecureMessaging> authenticate_bac(CardChannel& channel, const identity::MrzKey& key,
                                         const RandomSource& random) {
    TEREZE_ASSIGN(const auto keys, derive_bac_keys(key));
    TEREZE_ASSIGN(const Bytes card_nonce, get_challenge(channel));
    const Bytes our_nonce = random(kNonceSize);
    Bytes our_half = random(kKeySize);

    Bytes message = our_nonce;
    append(message, card_nonce);
    append(message, our_half);
    CommandApdu command{0x00, kExternalAuthenticate, 0, 0, {}, kCryptogramSize + kDesBlock};
    TEREZE_ASSIGN(command.data,
                  triple_des_cbc(keys.encryption.bytes(), message, Direction::Encrypt));
    wipe(message);
    TEREZE_ASSIGN(const Bytes mac, retail_mac(keys.mac.bytes(), padded(command.data)));
    append(command.data, mac);
    TEREZE_ASSIGN(const auto reply, channel.transmit(command));
    if (!reply.done())
        return fail(refusal(reply));

    TEREZE_ASSIGN(Bytes opened, open_answer(reply.data, keys));
    const ByteView view(opened);
    if (!equal_secretly(view.first(kNonceSize), card_nonce) ||
        !equal_secretly(view.subspan(kNonceSize, kNonceSize), our_nonce))
        return unreadable("the answer is not to our challenge");
    for (std::size_t i = 0; i < kKeySize; ++i)
        our_half[i] ^= view[2 * kNonceSize + i];
    auto session = start_session(our_half, card_nonce, our_nonce);
    wipe(opened);
    wipe(our_half);
    return session;
}

}  // namespace tereze::drivers::cards::lds
