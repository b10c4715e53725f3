// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// AES for secure messaging (ICAO Doc 9303-11, 9.8.6.2).
#pragma once

#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/lds/secure_messaging_cipher.h"

namespace tereze::drivers::cards::lds {

constexpr std::size_t kAesBlock = 16;

/// AES in CBC mode without padding. @param key 16, 24 or 32 bytes; @param start one block;
/// @param data whole blocks. Errors: card.crypto_failed.
Result<Bytes> aes_cbc(ByteView key, ByteView start, ByteView data, Direction direction);
/// The first eight bytes of AES-CMAC (NIST SP 800-38B). Errors: card.crypto_failed.
Result<Bytes> aes_cmac(ByteView key, ByteView data);

class AesCipher final : public SecureMessagingCipher {
  public:
    explicit AesCipher(KeyPair keys) : m_keys(std::move(keys)) {}
    std::size_t block_size() const override { return kAesBlock; }
    Result<Bytes> encrypt(ByteView padded, ByteView counter) const override;
    Result<Bytes> decrypt(ByteView data, ByteView counter) const override;
    Result<Bytes> mac(ByteView padded) const override;

  private:
    Result<Bytes> initial_vector(ByteView counter) const;
    KeyPair m_keys;
};

}  // namespace tereze::drivers::cards::lds
