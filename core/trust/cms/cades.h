// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// CAdES-BES signatures (ETSI EN 319 122-1): made through any key that signs bytes, checked against
// trust anchors. What goes further (revocation, timestamps, several signers) is in judgement.h.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/cms/cms.h"

#include <functional>
#include <optional>
#include <vector>

namespace tereze::trust {

/// Signs the DER of the signed attributes as the certificate's key does (algorithm.h), with
/// RSASSA-PKCS1-v1_5 and SHA-256 or with GOST 34.10-2015: the token hashes, or is given the
/// DigestInfo; that is the token's affair.
using SignBytes = std::function<Result<Bytes>(ByteView to_be_signed)>;

/// Whether a case can be signed with the key of this certificate: RSA, and GOST 34.10-2015.
bool can_sign_with(const Certificate& signer);

/// One signer with contentType, signingTime, messageDigest and signing-certificate-v2.
/// @param content_type dotted. Errors: trust.signing_failed, and those of `sign`.
Result<cms::SignerInfo> sign_attributes(std::string_view content_type, ByteView content,
                                        const Certificate& signer, calendar::TimePoint when,
                                        const SignBytes& sign);

/// A DER CMS SignedData over `content`, with the signer's certificate and the given chain.
/// Errors: trust.signing_failed, and those of `sign`.
Result<Bytes> sign_cades_bes(ByteView content, const Certificate& signer,
                             const std::vector<Certificate>& chain, calendar::TimePoint when,
                             const SignBytes& sign, ContentPlace place = ContentPlace::Detached);

/// Adds one more signer to a message; the signers before stay octet for octet.
/// @param content where it is not inside the message.
/// Errors: trust.signature_malformed, trust.signing_failed, and those of `sign`.
Result<Bytes> add_signature(ByteView message, ByteView content, const Certificate& signer,
                            const std::vector<Certificate>& chain, calendar::TimePoint when,
                            const SignBytes& sign);

struct VerifiedSignature {
    Certificate signer;
    std::optional<calendar::TimePoint> signing_time;  ///< as the signer claims it
    std::vector<Certificate> sent;                    ///< what came along; nothing in it is trusted
};

/// Checks content, signature, signing-certificate-v2 and the chain to one of `anchors` at `when`.
/// Errors: trust.signature_malformed, trust.content_changed, trust.signature_wrong,
/// trust.signer_not_bound (no or foreign signing-certificate-v2), trust.chain_untrusted,
/// trust.certificate_expired, trust.gost_missing.
Result<VerifiedSignature> verify_cades_bes(ByteView content, ByteView signature,
                                           const std::vector<Certificate>& anchors,
                                           calendar::TimePoint when);

}  // namespace tereze::trust
