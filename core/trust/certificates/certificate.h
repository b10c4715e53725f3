// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// X.509 certificates as this project reads them.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"

#include <memory>
#include <string>
#include <vector>

struct x509_st;

namespace tereze::trust {

/// An X.509 certificate. Shared, immutable, safe to read from several threads.
class Certificate {
  public:
    /// DER or PEM. Errors: trust.certificate_invalid.
    static Result<Certificate> parse(ByteView bytes);
    /// Every certificate of a PEM text. Errors: trust.certificate_invalid.
    static Result<std::vector<Certificate>> parse_pem_list(ByteView pem);

    const Bytes& der() const;
    std::string pem() const;
    std::string common_name() const;
    /// Twelve digits after "IIN" in subject serialNumber (profile of the НУЦ РК); empty where
    /// absent.
    std::string iin() const;
    /// Twelve digits after "BIN" in subject OU; empty where absent.
    std::string bin() const;
    /// O of the subject; empty where absent.
    std::string organisation() const;
    /// "CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA), C=KZ", for people.
    std::string issuer_name() const;
    /// Lower-case hexadecimal.
    std::string serial() const;
    /// As XML signatures write it.
    std::string serial_decimal() const;
    calendar::TimePoint not_before() const;
    calendar::TimePoint not_after() const;
    bool valid_at(calendar::TimePoint time) const;
    /// Extended key usage emailProtection, which marks a signing certificate (НУЦ РК profile).
    bool for_signing() const;
    /// Extended key usage clientAuth.
    bool for_authentication() const;
    std::string sha256_fingerprint() const;
    /// Of SubjectPublicKeyInfo, dotted.
    std::string key_algorithm() const;
    /// Of extended key usage, dotted; empty where the certificate has none.
    std::vector<std::string> extended_usages() const;
    x509_st* native() const;

  private:
    struct Data;
    explicit Certificate(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

}  // namespace tereze::trust
