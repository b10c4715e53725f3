// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which certificate on a token is the one to sign with.
#include "core/trust/cms/cades.h"
#include "drivers/tokens/token.h"

#include <charconv>

namespace tereze::drivers::tokens {

std::optional<int> tries_left(const Error& error) {
    constexpr std::string_view kMark = "tries_left=";
    if (!error.detail.starts_with(kMark))
        return std::nullopt;
    int count = 0;
    const char* end = error.detail.data() + error.detail.size();
    const auto read = std::from_chars(error.detail.data() + kMark.size(), end, count);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return count;
}

Result<TokenCertificate> choose_for_signing(const std::vector<TokenCertificate>& all,
                                            calendar::TimePoint now,
                                            std::optional<std::string_view> iin) {
    const auto none = [](const char* why) {
        return fail("token.no_certificate", ErrorClass::User, Remedy::Retry, why);
    };
    const TokenCertificate* chosen = nullptr;
    for (const auto& candidate : all) {
        const auto& certificate = candidate.certificate;
        if (!certificate.for_signing() || !certificate.valid_at(now))
            continue;
        if (!trust::can_sign_with(certificate))
            continue;
        if (iin && certificate.iin() != *iin)
            continue;
        if (chosen != nullptr && certificate.iin() != chosen->certificate.iin())
            return none("several holders");
        if (chosen == nullptr || chosen->certificate.not_before() < certificate.not_before())
            chosen = &candidate;
    }
    if (chosen == nullptr)
        return none(all.empty() ? "token without certificates" : "none fits");
    return *chosen;
}

}  // namespace tereze::drivers::tokens
