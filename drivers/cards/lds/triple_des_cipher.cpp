// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The session's Triple-DES operations.
#include "drivers/cards/lds/triple_des_cipher.h"

namespace tereze::drivers::cards::lds {

Result<Bytes> TripleDesCipher::encrypt(ByteView padded, ByteView /*counter*/) const {
    return triple_des_cbc(m_keys.encryption.bytes(), padded, Direction::Encrypt);
}

Result<Bytes> TripleDesCipher::decrypt(ByteView data, ByteView /*counter*/) const {
    return triple_des_cbc(m_keys.encryption.bytes(), data, Direction::Decrypt);
}

Result<Bytes> TripleDesCipher::mac(ByteView padded) const {
    return retail_mac(m_keys.mac.bytes(), padded);
}

}  // namespace tereze::drivers::cards::lds
