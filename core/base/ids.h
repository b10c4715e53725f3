// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Identifiers that sort by time and random bytes.
#pragma once

#include <chrono>
#include <string>

#include "core/base/bytes.h"

namespace tereze {

/// A UUID version 7 (RFC 9562 §5.7) in its 36-character form, for cases, requests and visits.
std::string make_uuid_v7(std::chrono::system_clock::time_point now = std::chrono::system_clock::now());
/// Whether a text has the form of any RFC 9562 UUID.
bool is_uuid(std::string_view text);
/// Cryptographically strong random bytes (OpenSSL's DRBG).
Bytes random_bytes(std::size_t count);

}  // namespace tereze
