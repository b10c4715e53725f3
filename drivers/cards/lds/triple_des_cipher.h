// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Triple-DES for secure messaging (ICAO Doc 9303-11, 9.8.6.1).
#pragma once

#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/lds/secure_messaging_cipher.h"

namespace tereze::drivers::cards::lds {

class TripleDesCipher final : public SecureMessagingCipher {
  public:
    explicit TripleDesCipher(KeyPair keys) : m_keys(std::move(keys)) {}
    std::size_t block_size() const override { return kDesBlock; }
    Result<Bytes> encrypt(ByteView padded, ByteView counter) const override;
    Result<Bytes> decrypt(ByteView data, ByteView counter) const override;
    Result<Bytes> mac(ByteView padded) const override;

  private:
    KeyPair m_keys;
};

}  // namespace tereze::drivers::cards::lds
