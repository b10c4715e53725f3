// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SHA-256 of bytes, the fingerprint of every attachment.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace tereze {

Bytes sha256(ByteView bytes);
/// The lower-case hexadecimal form that stands in manifests.
std::string sha256_hex(ByteView bytes);

}  // namespace tereze
