// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Requests for certificates (PKCS#10, RFC 2986), and an authority of our own for terminals.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/envelope.h"

#include <memory>
#include <string>

struct X509_req_st;

namespace tereze::trust {

/// A request whose signature proves that its sender has the key. What it says of its subject is not
/// looked at: that is for the authority to know.
class CertificateRequest {
  public:
    /// DER or PEM, of an RSA key of 2048 bits or more, or one on P-256 or P-384.
    /// Errors: trust.request_invalid.
    static Result<CertificateRequest> parse(ByteView bytes);

    /// SHA-256 of SubjectPublicKeyInfo, in hexadecimal.
    std::string key_sha256() const;
    X509_req_st* native() const { return m_request.get(); }

  private:
    explicit CertificateRequest(std::shared_ptr<X509_req_st> request)
        : m_request(std::move(request)) {}
    std::shared_ptr<X509_req_st> m_request;
};

/// A request of a key for a common name, PEM. Errors: trust.key_invalid.
Result<std::string> request_for(const PrivateKey& key, const std::string& common_name);

/// A new key on P-256, PEM (PKCS#8), to be wiped; and a request of it, PEM, for a common name.
struct NewRequest {
    std::string key_pem;
    std::string request_pem;
};
/// Errors: trust.key_invalid.
Result<NewRequest> make_request(const std::string& common_name);

/// Issues certificates for TLS clients. Immutable, safe to use from several threads.
class TerminalAuthority {
  public:
    /// Errors: trust.authority_invalid (the key is of another certificate, or that is none of an
    /// authority).
    static Result<TerminalAuthority> create(Certificate certificate, PrivateKey key);

    /// Errors: trust.request_invalid.
    Result<Certificate> issue(const CertificateRequest& request, const std::string& common_name,
                              calendar::TimePoint from, calendar::TimePoint until) const;
    const Certificate& certificate() const { return m_certificate; }

  private:
    TerminalAuthority(Certificate certificate, PrivateKey key)
        : m_certificate(std::move(certificate)), m_key(std::move(key)) {}
    Certificate m_certificate;
    PrivateKey m_key;
};

}  // namespace tereze::trust
