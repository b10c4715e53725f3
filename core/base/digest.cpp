// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/base/digest.h"

#include <openssl/sha.h>

namespace tereze {

Bytes sha256(ByteView bytes) {
    Bytes digest(SHA256_DIGEST_LENGTH);
    SHA256(bytes.data(), bytes.size(), digest.data());
    return digest;
}

std::string sha256_hex(ByteView bytes) { return to_hex(sha256(bytes)); }

}  // namespace tereze
