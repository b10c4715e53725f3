// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The block ciphers of ICAO Doc 9303-11 as one choice: derivation of keys, and what PACE and secure
// messaging do with them.
#pragma once

#include "core/base/secret.h"
#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/lds/secure_messaging_cipher.h"

#include <memory>

namespace tereze::drivers::cards::lds {

enum class SessionCipher { TripleDes, Aes128, Aes192, Aes256 };

/// What a derived key is for: the counter of the key derivation function (part 11, 9.7.1).
enum class KeyPurpose : std::uint8_t { Encryption = 1, Mac = 2, Password = 3 };

std::size_t block_size(SessionCipher cipher);
/// In bytes; 16 for Triple-DES, which has two keys here.
std::size_t key_size(SessionCipher cipher);

/// The key derivation function of part 11, 9.7.1: SHA-1 or, for AES-192 and AES-256, SHA-256 over
/// the secret and the counter. Triple-DES keys get odd parity. Errors: card.crypto_failed.
Result<Secret> derive_key(SessionCipher cipher, ByteView secret, KeyPurpose purpose);

/// The keys for encryption and MAC. Errors: card.crypto_failed.
Result<KeyPair> derive_keys(SessionCipher cipher, ByteView secret);

/// CBC with a zero initial vector and no padding. @param data whole blocks.
/// Errors: card.crypto_failed.
Result<Bytes> encrypt_blocks(SessionCipher cipher, ByteView key, ByteView data);
Result<Bytes> decrypt_blocks(SessionCipher cipher, ByteView key, ByteView data);

/// Secure messaging with the two session keys that follow from a shared secret.
/// Errors: card.crypto_failed.
Result<std::unique_ptr<SecureMessagingCipher>> derive_session(SessionCipher cipher,
                                                              ByteView shared_secret);
/// The counter that PACE and chip authentication start from: zero, a block long (9.8.6.3).
Bytes first_counter(SessionCipher cipher);

/// The eight bytes over a public key that prove the MAC key (part 11, 4.4.3.4). The algorithm pads
/// by itself. Errors: card.crypto_failed.
Result<Bytes> authentication_token(const SecureMessagingCipher& session, ByteView public_key);

}  // namespace tereze::drivers::cards::lds
