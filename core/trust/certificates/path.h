// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certification paths (RFC 5280 §6): from a certificate to an authority that is trusted, by RSA,
// ECDSA and GOST of Kazakhstan alike.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/verdict.h"

#include <vector>

namespace tereze::trust {

struct Path {
    Verdict verdict;
    /// From the certificate to the anchor where the verdict holds; as far as it was built
    /// otherwise.
    std::vector<Certificate> certificates;

    /// Who issued the certificate, proved; null where the verdict does not hold. An anchor issues
    /// itself.
    const Certificate* issuer() const;
};

/// Looks for a path among `sent` (what came along; nothing in it is trusted) to one of `anchors`,
/// which need not be roots. An issuer is found by its name and key identifier, since the НУЦ РК's
/// numbers are no safe guide. Reasons:
///   not checked: no-anchors, issuer-unknown, algorithm-unknown, gost-missing;
///   broken: expired, not-yet-valid, issuer-expired, signature-wrong, weak-algorithm,
///   not-an-authority (the issuer may not issue, or not so deep), extension-unknown (critical),
///   name-not-allowed.
Path find_path(const Certificate& certificate, const std::vector<Certificate>& sent,
               const std::vector<Certificate>& anchors, calendar::TimePoint at);

/// Whether one certificate's name and key identifier fit as the issuer of the other's.
bool may_have_issued(const Certificate& issuer, const Certificate& subject);

}  // namespace tereze::trust
