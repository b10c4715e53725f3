// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the corpus of these targets was made for: everything hangs on the well-known key.
#pragma once

#include "tests/support/pki/issue.h"

namespace tereze::testing {

inline constexpr std::string_view kSignedContent = "{\"case_id\":\"fuzz\"}";
inline const calendar::TimePoint kKnownTime = std::chrono::sys_days(std::chrono::days(20000));

/// The authority over the signers, and at the same time the receiver of the envelopes.
inline Issued known_authority() {
    CertificateSpec spec;
    spec.subject = {{"C", "KZ"}, {"CN", "Well-known authority"}};
    spec.extensions = {{"basicConstraints", "critical,CA:TRUE"}};
    spec.not_before = kKnownTime - std::chrono::days(10000);
    spec.not_after = kKnownTime + std::chrono::days(10000);
    spec.existing_key = well_known_key();
    spec.serial = 1;
    return issue(spec, nullptr);
}

}  // namespace tereze::testing
