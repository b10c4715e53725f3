// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// GOST 34.10-2015 (and 34.310-2004, to verify old signatures) as the НУЦ РК names it, through
// OpenSSL's gost engine, which knows the same mathematics under Russian names: this file translates
// identifiers and the order of bytes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <memory>
#include <span>
#include <string_view>

struct evp_pkey_st;
struct X509_pubkey_st;

namespace tereze::trust {

/// One size of the algorithm under both names.
struct KzGost {
    std::string_view name;
    std::string_view key_oid;  ///< of SubjectPublicKeyInfo and PKCS#8
    std::string_view digest_oid;
    std::string_view signature_oid;
    std::size_t signature_size = 0;  ///< bytes
    std::string_view russian_key_oid;
    std::string_view russian_parameters_oid;
    /// Empty for 34.311-95, whose digest OpenSSL knows with other S-boxes only.
    std::string_view russian_digest_oid;
    bool signs = true;  ///< false for what the НУЦ РК gave up: only old signatures are verified
};

std::span<const KzGost> kz_gost_algorithms();
/// The row of a key identifier; null for keys of other algorithms.
const KzGost* find_kz_gost(std::string_view key_oid);
/// The row of a signature's identifier; null for other algorithms.
const KzGost* find_kz_gost_signature(std::string_view signature_oid);
/// The row of a digest's identifier; null for other algorithms.
const KzGost* find_kz_gost_digest(std::string_view digest_oid);

/// Whether the engine is there (package libengine-gost-openssl). It is loaded once, for these
/// algorithms alone: nothing else in the process, and no configuration file, learns of it.
bool gost_available();

using GostKey = std::shared_ptr<evp_pkey_st>;

/// Errors: trust.gost_missing, trust.key_invalid.
Result<GostKey> gost_public_key(const KzGost& algorithm, const X509_pubkey_st& key);
/// @param scalar the content of PKCS#8's OCTET STRING: an OCTET STRING with the number, least
/// significant byte first. Errors: trust.gost_missing, trust.key_invalid.
Result<GostKey> gost_private_key(const KzGost& algorithm, ByteView scalar);

/// Streebog, or 34.311-95 with the test S-boxes (least significant byte first, as it is signed).
/// Errors: trust.gost_missing.
Result<Bytes> gost_digest(const KzGost& algorithm, ByteView content);

/// A signature as Kazakhstan writes it: r, then s, each least significant byte first, which is the
/// Russian one from back to front. Errors: trust.gost_missing, trust.signing_failed (also for an
/// algorithm that signs no more).
Result<Bytes> gost_sign(const KzGost& algorithm, const GostKey& key, ByteView content);
/// False also for a signature of a wrong length. Errors: trust.gost_missing.
Result<bool> gost_verifies(const KzGost& algorithm, const GostKey& key, ByteView content,
                           ByteView signature);

}  // namespace tereze::trust
