// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A CMS SignedData that carries its content (RFC 5652), such as an identity chip's EF.SOD.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/trust/trust_folder.h"
#include "core/trust/verdict.h"

namespace tereze::trust {

struct SignedObject {
    std::string content_type;  ///< dotted
    Bytes content;             ///< to be believed only where the verdict holds
    Verdict verdict;
};

/// Opens the object and judges it: the signature by the certificate inside, its chain to one of the
/// anchors at `when`, and its revocation by the folder's lists. Reasons:
///   broken: signature-wrong, chain-wrong, signer-revoked;
///   not checked: no-anchors, issuer-unknown, signer-expired, revocation-unknown (no list of the
///   issuer, or one that is out of date).
/// Errors: trust.signature_malformed.
Result<SignedObject> open_signed_object(ByteView der, const TrustFolder& trust,
                                        calendar::TimePoint when);

}  // namespace tereze::trust
