// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// CAdES-BES signatures (ETSI EN 319 122-1), detached: made through any key that signs bytes,
// checked against trust anchors.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/trust/certificate.h"

#include <functional>
#include <optional>
#include <vector>

namespace tereze::trust {

/// Signs the DER of the signed attributes as the certificate's key does (algorithm.h), with
/// RSASSA-PKCS1-v1_5 and SHA-256 or with GOST 34.10-2015: the token hashes, or is given the
/// DigestInfo; that is the token's affair.
using SignBytes = std::function<Result<Bytes>(ByteView to_be_signed)>;

/// Whether a case can be signed with the key of this certificate, which means that this build
/// verifies the signature as well (today: RSA; of GOST sign_cades_bes writes what others verify).
bool can_sign_with(const Certificate& signer);

/// A DER CMS SignedData over `content` (not inside), with contentType, signingTime, messageDigest
/// and signing-certificate-v2, the signer's certificate and the given chain.
/// Errors: trust.signing_failed, and those of `sign`.
Result<Bytes> sign_cades_bes(ByteView content, const Certificate& signer,
                             const std::vector<Certificate>& chain, calendar::TimePoint when,
                             const SignBytes& sign);

struct VerifiedSignature {
    Certificate signer;
    std::optional<calendar::TimePoint> signing_time;  ///< as the signer claims it
};

/// Checks content, signature, signing-certificate-v2 and the chain to one of `anchors` at `when`.
/// Errors: trust.signature_malformed, trust.content_changed, trust.signature_wrong,
/// trust.signer_not_bound (no or foreign signing-certificate-v2), trust.chain_untrusted,
/// trust.certificate_expired.
Result<VerifiedSignature> verify_cades_bes(ByteView content, ByteView signature,
                                           const std::vector<Certificate>& anchors,
                                           calendar::TimePoint when);

}  // namespace tereze::trust
