// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What certificates, revocation lists and OCSP responses have in common: content, algorithm,
// signature (X.509's SIGNED, RFC 5280 §4.1; RFC 6960 §4.2.1).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/verdict.h"

namespace tereze::trust {

/// Views into the bytes that were read, which have to outlive it: what was signed is judged as it
/// came, never as it would be written again.
struct SignedParts {
    ByteView content;    ///< whole, with its tag
    ByteView algorithm;  ///< AlgorithmIdentifier, whole
    ByteView signature;  ///< without the octet that counts unused bits
};

/// @param der SEQUENCE { content, AlgorithmIdentifier, BIT STRING, … }; what follows is left alone.
/// Errors: trust.signature_malformed.
Result<SignedParts> split_signed(ByteView der);

/// Judges whether `signer` made the signature, by RSA, ECDSA or GOST of Kazakhstan. Reasons:
///   broken: signature-wrong; weak-algorithm (SHA-1, MD5; RSA under 2048 bits), which proves
///   nothing today;
///   not checked: algorithm-unknown, gost-missing.
Verdict judge_signature(const SignedParts& parts, const Certificate& signer);

/// The same for a certificate or a revocation list, whose content names the algorithm as well, and
/// has to name the same (RFC 5280 §4.1.1.2, §5.1.1.2). @param der the whole of it.
Verdict judge_issued(ByteView der, const Certificate& issuer);

}  // namespace tereze::trust
