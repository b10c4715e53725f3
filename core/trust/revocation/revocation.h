// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What is known about a certificate's revocation, whoever said it.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/trust/verdict.h"

#include <chrono>
#include <optional>
#include <string>

namespace tereze::trust {

/// The two times of a check. They are the same where nothing proves when a signature was made.
struct Moment {
    /// When the signature existed at the latest: its timestamp's time, or `now`.
    calendar::TimePoint signed_at;
    calendar::TimePoint now;
};

/// How far the clocks of an authority and of this computer may differ.
constexpr std::chrono::minutes kClockSkew{5};

/// What an authority says of one certificate.
struct RevocationEntry {
    calendar::TimePoint since;
    /// RFC 5280 §5.3.1; 6 is certificateHold, from which a certificate can come back.
    std::optional<long> reason;
};

struct RevocationFinding {
    Verdict verdict;
    std::string source;  ///< "crl", "ocsp"; empty where nobody was heard
    std::optional<RevocationEntry> entry;
    std::optional<calendar::TimePoint> as_of;  ///< when this was true
};

/// "key-compromise", "certificate-hold" (RFC 5280 §5.3.1); "unspecified" for all others.
std::string_view reason_word(std::optional<long> reason);

/// holds (revoked-later, where what was signed before still counts) or broken (revoked, on-hold).
Verdict judge_entry(const RevocationEntry& entry, const Moment& moment);

/// Whether a statement is fresh enough: it is in time now, or it was made after the signature,
/// which is what kept evidence is. Reasons: holds; not checked: out-of-date, not-yet-valid.
Verdict judge_freshness(calendar::TimePoint this_update,
                        std::optional<calendar::TimePoint> next_update, const Moment& moment);

}  // namespace tereze::trust
