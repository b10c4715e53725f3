// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What secure messaging needs from a block cipher: Triple-DES and AES.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace tereze::drivers::cards::lds {

/// Holds the session keys. The counter is passed in since AES derives its initial vector from it.
class SecureMessagingCipher {
  public:
    virtual ~SecureMessagingCipher() = default;
    virtual std::size_t block_size() const = 0;
    /// Whole blocks in, whole blocks out. Errors: card.crypto_failed.
    virtual Result<Bytes> encrypt(ByteView padded, ByteView counter) const = 0;
    virtual Result<Bytes> decrypt(ByteView data, ByteView counter) const = 0;
    /// Eight bytes over input that begins with the counter and, under secure messaging, is padded
    /// to whole blocks; Triple-DES takes nothing else.
    virtual Result<Bytes> mac(ByteView padded) const = 0;
};

}  // namespace tereze::drivers::cards::lds
