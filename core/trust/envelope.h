// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Sealed envelopes: CMS AuthEnvelopedData (RFC 5083, AES-256-GCM) for one receiver's certificate.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"

struct evp_pkey_st;

namespace tereze::trust {

/// A private key that opens envelopes or authenticates a server. Shared, wiped by OpenSSL.
class PrivateKey {
  public:
    /// PEM or DER PKCS#8 without a password. Errors: trust.key_invalid.
    static Result<PrivateKey> parse(ByteView bytes);
    evp_pkey_st* native() const { return m_key.get(); }

  private:
    explicit PrivateKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

/// Errors: trust.sealing_failed.
Result<Bytes> seal(ByteView content, const Certificate& receiver);
/// Errors: trust.envelope_malformed, trust.envelope_not_for_us (wrong key or changed bytes).
Result<Bytes> open_envelope(ByteView envelope, const Certificate& receiver, const PrivateKey& key);

}  // namespace tereze::trust
