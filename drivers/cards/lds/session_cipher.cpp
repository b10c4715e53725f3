// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which cipher has which sizes, digest and object.
#include "drivers/cards/lds/session_cipher.h"

#include "core/base/digest.h"
#include "drivers/cards/lds/aes_cipher.h"
#include "drivers/cards/lds/triple_des_cipher.h"

namespace tereze::drivers::cards::lds {
namespace {

Result<Bytes> run_blocks(SessionCipher cipher, ByteView key, ByteView data, Direction direction) {
    if (cipher == SessionCipher::TripleDes)
        return triple_des_cbc(key, data, direction);
    return aes_cbc(key, Bytes(kAesBlock), data, direction);
}

}  // namespace

std::size_t block_size(SessionCipher cipher) {
    return cipher == SessionCipher::TripleDes ? kDesBlock : kAesBlock;
}

std::size_t key_size(SessionCipher cipher) {
    switch (cipher) {
        case SessionCipher::TripleDes:
        case SessionCipher::Aes128:
            return 16;
        case SessionCipher::Aes192:
            return 24;
        case SessionCipher::Aes256:
            break;
    }
    return 32;
}

Result<Secret> derive_key(SessionCipher cipher, ByteView secret, KeyPurpose purpose) {
    Bytes input(secret.begin(), secret.end());
    input.insert(input.end(), {0, 0, 0, static_cast<std::uint8_t>(purpose)});
    const std::size_t size = key_size(cipher);
    auto digest = size <= 16 ? sha1(input) : Result<Bytes>(sha256(input));
    wipe(input);
    if (!digest)
        return fail(std::move(digest).error());
    digest->resize(size);
    if (cipher == SessionCipher::TripleDes)
        set_odd_parity(*digest);
    Secret key;
    for (const auto byte : *digest)
        key.push_back(static_cast<char>(byte));
    wipe(*digest);
    return key;
}

Result<KeyPair> derive_keys(SessionCipher cipher, ByteView secret) {
    TEREZE_ASSIGN(auto encryption, derive_key(cipher, secret, KeyPurpose::Encryption));
    TEREZE_ASSIGN(auto mac, derive_key(cipher, secret, KeyPurpose::Mac));
    return KeyPair{std::move(encryption), std::move(mac)};
}

Result<Bytes> encrypt_blocks(SessionCipher cipher, ByteView key, ByteView data) {
    return run_blocks(cipher, key, data, Direction::Encrypt);
}

Result<Bytes> decrypt_blocks(SessionCipher cipher, ByteView key, ByteView data) {
    return run_blocks(cipher, key, data, Direction::Decrypt);
}

Result<std::unique_ptr<SecureMessagingCipher>> derive_session(SessionCipher cipher,
                                                              ByteView shared_secret) {
    TEREZE_ASSIGN(auto keys, derive_keys(cipher, shared_secret));
    std::unique_ptr<SecureMessagingCipher> session;
    if (cipher == SessionCipher::TripleDes)
        session = std::make_unique<TripleDesCipher>(std::move(keys));
    else
        session = std::make_unique<AesCipher>(std::move(keys));
    return session;
}

Bytes first_counter(SessionCipher cipher) {
    return Bytes(block_size(cipher));
}

Result<Bytes> authentication_token(const SecureMessagingCipher& session, ByteView public_key) {
    // CMAC pads by itself; the retail MAC is padded by method 2 before.
    if (session.block_size() == kDesBlock)
        return session.mac(padded(public_key));
    return session.mac(public_key);
}

}  // namespace tereze::drivers::cards::lds
