// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The algorithms of signatures as descriptions: a new one is a new row.
#pragma once

#include "core/base/bytes.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/der/der.h"

#include <optional>
#include <string_view>

namespace tereze::trust {

struct SignatureAlgorithm {
    std::string_view name;
    std::string_view key_oid;  ///< of SubjectPublicKeyInfo
    std::string_view digest_oid;
    der::Parameters digest_parameters;
    std::string_view signature_oid;
    der::Parameters signature_parameters;
};

/// What the key of a certificate signs with here; null where this build cannot sign with it.
const SignatureAlgorithm* algorithm_for(const Certificate& signer);

constexpr const char* kSha1 = "1.3.14.3.2.26";
constexpr const char* kSha256 = "2.16.840.1.101.3.4.2.1";

/// By SHA-2, Streebog or 34.311-95, and SHA-1 where nothing depends on it any more; nothing for
/// what is not known here. @param oid dotted, Kazakhstan's for GOST.
std::optional<Bytes> digest_by(std::string_view oid, ByteView content);
/// MD5 and SHA-1, over which nothing is proved today.
bool is_weak_digest(std::string_view oid);

/// Whether `signature` over `content` was made by the certificate's key.
bool verifies(const SignatureAlgorithm& algorithm, const Certificate& signer, ByteView content,
              ByteView signature);

}  // namespace tereze::trust
