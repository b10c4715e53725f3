// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signatures of one very certificate.
#include "server/gateways/pinned_signature.h"

#include "core/trust/xml/signature.h"

#include <string>

namespace tereze::server::gateways {
namespace {

auto untrusted(std::string why) {
    return fail("gateway.answer_untrusted", ErrorClass::Fraud, Remedy::Service, std::move(why));
}

}  // namespace

Result<> check_pinned_signature(std::string_view text, const trust::Certificate& pinned,
                                Clock::TimePoint now) {
    const auto document = trust::xml::Document::parse(as_bytes(text));
    if (!document)
        return untrusted(document.error().detail);
    trust::TrustPolicy policy;
    policy.revocation = trust::RevocationNeed::None;
    policy.use = trust::Use::Any;
    const auto report =
        trust::xml::judge_xml(*document, {{pinned}, {}}, {{pinned}, {}, {}}, policy, now);
    if (!report.verdict.holds())
        return untrusted(report.verdict.reason);
    for (const auto& signer : report.signers)
        if (!signer.certificate || signer.certificate->certificate.der() != pinned.der())
            return untrusted("another certificate");
    return {};
}

}  // namespace tereze::server::gateways
