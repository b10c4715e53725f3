// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Triple-DES, digests and padding of ICAO Doc 9303-11, without any protocol: used by the terminal's
// side and by the virtual card.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <cstdint>

struct evp_cipher_st;

namespace tereze::drivers::cards::lds {

constexpr std::size_t kDesBlock = 8;
constexpr std::size_t kDesKeySize = 16;

enum class Direction { Encrypt, Decrypt };

/// Any block cipher of OpenSSL over whole blocks, without padding. @param key and @param start as
/// long as the cipher wants them. Errors: card.crypto_failed.
Result<Bytes> run_cipher(const evp_cipher_st* cipher, ByteView key, ByteView start, ByteView data,
                         Direction direction);

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

/// The whole digest. Errors: card.crypto_failed.
Result<Bytes> sha1(ByteView data);
/// The first 16 bytes of SHA-1, as BAC seeds its keys. Errors: card.crypto_failed.
Result<Bytes> sha1_16(ByteView data);

/// Sets the lowest bit of each byte so that its ones are odd, as DES keys have it.
void set_odd_parity(Bytes& key);

struct KeyPair {
    Secret encryption;
    Secret mac;
};

/// Adds one to a send sequence counter, most significant byte first.
void increment(Bytes& counter);
/// Compares in a time that does not depend on the content.
bool equal_secretly(ByteView left, ByteView right);

}  // namespace tereze::drivers::cards::lds
