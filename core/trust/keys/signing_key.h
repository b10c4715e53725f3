// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A private key in memory that signs: from a PKCS#8 of RSA or of Kazakhstan's GOST.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/keys/kz_gost.h"

namespace tereze::trust {

/// Shared; wiped by OpenSSL with the last copy.
class SigningKey {
  public:
    /// DER PKCS#8 without a password. Errors: trust.key_invalid (malformed, or another algorithm),
    /// trust.gost_missing.
    static Result<SigningKey> from_pkcs8(ByteView der);

    /// The signature over bytes as SignatureAlgorithm describes it for this kind of key.
    /// Errors: trust.signing_failed, trust.gost_missing.
    Result<Bytes> sign(ByteView content) const;

  private:
    SigningKey(std::shared_ptr<evp_pkey_st> key, const KzGost* gost)
        : m_key(std::move(key)), m_gost(gost) {}
    std::shared_ptr<evp_pkey_st> m_key;
    const KzGost* m_gost;
};

}  // namespace tereze::trust
