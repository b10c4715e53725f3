// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Keys and certificates made in memory for tests. Everything here throws std::runtime_error.
#pragma once

#include "core/trust/certificates/certificate.h"
#include "core/trust/cms/cades.h"
#include "core/trust/envelope.h"
#include "core/trust/keys/kz_gost.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tereze::testing {

enum class KeyKind { Rsa2048, EcP256, KzGost512, KzGost256, Rsa1024 };

/// A certificate and its private key.
struct Issued {
    trust::Certificate certificate;
    std::shared_ptr<evp_pkey_st> key;

    /// From PEM; not for GOST.
    static Issued parse(const std::string& certificate_pem, const std::string& key_pem);
    /// DER PKCS#8 without a password, with Kazakhstan's identifiers for GOST.
    Bytes pkcs8() const;
    /// PKCS#8 without a password; of a GOST key with Russian identifiers, for the openssl command.
    std::string key_pem() const;
    trust::PrivateKey private_key() const;
    /// Signs as a token would: RSASSA-PKCS1-v1_5 or ECDSA with SHA-256, or GOST of Kazakhstan.
    trust::SignBytes signer() const;
    /// The AlgorithmIdentifier of what `signer` makes.
    Bytes signature_algorithm() const;
    /// SEQUENCE { content, algorithm, BIT STRING }, as certificates, lists and answers are signed.
    /// @param content whole; the algorithm that it names is the caller's affair.
    Bytes seal(ByteView content, ByteView behind = {}) const;
    /// RSASSA-PKCS1-v1_5 over a DigestInfo that the terminal made, as chips without a digest of
    /// their own do. Nothing for what is no DigestInfo's length.
    std::optional<Bytes> sign_digest_info(ByteView digest_info) const;
};

struct CertificateSpec {
    KeyKind key = KeyKind::EcP256;
    /// In this order: {"CN", "ТЕСТОВ ТЕСТ"}, {"serialNumber", "IIN…"} (OpenSSL's short or long
    /// names).
    std::vector<std::pair<std::string, std::string>> subject;
    /// In this order: {"extendedKeyUsage", "emailProtection"} (syntax of openssl.cnf).
    std::vector<std::pair<std::string, std::string>> extensions;
    calendar::TimePoint not_before{};
    calendar::TimePoint not_after{};
    /// A key to certify instead of a new one.
    std::shared_ptr<evp_pkey_st> existing_key;
    /// Random where there is none.
    std::optional<unsigned> serial;
    /// Signed over SHA-1, as nobody should any more (RSA issuers only).
    bool sha1 = false;
};

/// A certificate signed by `issuer`, or by itself where there is none.
Issued issue(const CertificateSpec& spec, const Issued* issuer);

/// The parameters of a GOST key's AlgorithmIdentifier under Kazakhstan's names.
Bytes kz_key_parameters(const trust::KzGost& gost);

/// The same P-256 key on every call, for fuzz targets whose corpus was sealed to it.
std::shared_ptr<evp_pkey_st> well_known_key();

}  // namespace tereze::testing
