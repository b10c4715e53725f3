// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/revocation/revocation.h"

#include <array>

namespace tereze::trust {
namespace {

constexpr long kHold = 6;

/// By their numbers; 7 is not used.
constexpr std::array<std::string_view, 11> kReasons{
    "unspecified",     "key-compromise",         "ca-compromise",    "affiliation-changed",
    "superseded",      "cessation-of-operation", "certificate-hold", "unspecified",
    "remove-from-crl", "privilege-withdrawn",    "aa-compromise"};

}  // namespace

std::string_view reason_word(std::optional<long> reason) {
    const bool known = reason && *reason >= 0 && *reason < static_cast<long>(kReasons.size());
    return known ? kReasons[static_cast<std::size_t>(*reason)] : kReasons[0];
}

Verdict judge_entry(const RevocationEntry& entry, const Moment& moment) {
    if (entry.since > moment.signed_at)
        return holds("revoked-later");
    return broken(entry.reason == kHold ? "on-hold" : "revoked");
}

Verdict judge_freshness(calendar::TimePoint this_update,
                        std::optional<calendar::TimePoint> next_update, const Moment& moment) {
    if (this_update > moment.now + kClockSkew)
        return not_checked("not-yet-valid");
    const bool made_after = moment.signed_at < moment.now && this_update >= moment.signed_at;
    if (made_after || (next_update && moment.now <= *next_update + kClockSkew))
        return holds();
    return not_checked("out-of-date");
}

}  // namespace tereze::trust
