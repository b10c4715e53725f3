// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The algorithms of ICAO Doc 9303-11 with Triple-DES, without any protocol: used by the terminal's
// side and by the virtual card.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <cstdint>

namespace tereze::drivers::cards::lds {

constexpr std::size_t kDesBlock = 8;
constexpr std::size_t kDesKeySize = 16;

enum class Direction { Encrypt, Decrypt };

/// Two-key Triple-DES in CBC mode with a zero initial vector and no padding (part 11, 9.8.6.1).
/// @param key 16 bytes; @param data whole blocks. Errors: card.crypto_failed.
Result<Bytes> triple_des_cbc(ByteView key, ByteView data, Direction direction);

/// ISO/IEC 9797-1 MAC algorithm 3 (the "retail MAC") with DES over whole, already padded blocks.
/// Errors: card.crypto_failed.
Result<Bytes> retail_mac(ByteView key, ByteView padded);

/// ISO/IEC 9797-1 padding method 2: one byte 80, then zeros up to a whole block.
Bytes padded(ByteView data, std::size_t block = kDesBlock);
/// The data without that padding. Errors: card.unreadable where there is none.
Result<Bytes> unpadded(ByteView data);

/// The first 16 bytes of SHA-1. Errors: card.crypto_failed.
Result<Bytes> sha1_16(ByteView data);

/// Keys for encryption (counter 1) and MAC (counter 2) from a seed (part 11, 9.7.1), odd parity
/// set.
struct KeyPair {
    Secret encryption;
    Secret mac;
};
Result<KeyPair> derive_triple_des_keys(ByteView seed);

/// Adds one to a send sequence counter, most significant byte first.
void increment(Bytes& counter);
/// Compares in a time that does not depend on the content.
bool equal_secretly(ByteView left, ByteView right);

}  // namespace tereze::drivers::cards::lds
