// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Checks of a CAdES-BES signature, each with an answer of its own.
#include "core/trust/certificates/path.h"
#include "core/trust/cms/cades.h"
#include "core/trust/cms/signed_data.h"
#include "core/trust/cms/signer_check.h"

namespace tereze::trust {

namespace {

/// Content inside could differ from the content that the caller shows to people.
Result<cms::SignedData> read_detached(ByteView signature) {
    TEREZE_ASSIGN(auto data, cms::SignedData::parse(signature));
    if (data.content)
        return malformed_signature("not detached");
    if (data.content_type != cms::kData)
        return malformed_signature("content type");
    if (data.signers.size() != 1)
        return malformed_signature("not exactly one signer");
    return data;
}

tl::unexpected<Error> refused(std::string_view code, const Verdict& verdict) {
    return fail(code, ErrorClass::Fraud, Remedy::Service, verdict.reason);
}

Result<> as_result(const Verdict& signature) {
    if (signature.holds())
        return {};
    if (signature.reason == "content-changed")
        return refused("trust.content_changed", signature);
    if (signature.reason == "signer-not-bound")
        return refused("trust.signer_not_bound", signature);
    if (signature.reason == "gost-missing")
        return fail("trust.gost_missing", ErrorClass::Software, Remedy::Configure);
    if (signature.reason == "signature-wrong")
        return refused("trust.signature_wrong", signature);
    return refused("trust.signature_malformed", signature);
}

Result<> chain_as_result(const Verdict& chain) {
    if (chain.holds())
        return {};
    if (chain.reason == "expired" || chain.reason == "not-yet-valid" ||
        chain.reason == "issuer-expired")
        return fail("trust.certificate_expired", ErrorClass::User, Remedy::Service, chain.reason);
    if (chain.reason == "gost-missing")
        return fail("trust.gost_missing", ErrorClass::Software, Remedy::Configure);
    return refused("trust.chain_untrusted", chain);
}

}  // namespace

Result<VerifiedSignature> verify_cades_bes(ByteView content, ByteView signature,
                                           const std::vector<Certificate>& anchors,
                                           calendar::TimePoint when) {
    TEREZE_ASSIGN(const auto data, read_detached(signature));
    const auto& signer = data.signers.front();
    auto sent = sent_certificates(data);
    const auto* certificate = find_signer(signer, sent);
    if (certificate == nullptr)
        return malformed_signature("no certificate of the signer");
    TEREZE_TRY(
        as_result(judge_signer_info(signer, cms::kData, content, *certificate, Binding::Version2)));
    TEREZE_TRY(chain_as_result(find_path(*certificate, sent, anchors, when).verdict));
    auto signed_by = *certificate;
    return VerifiedSignature{std::move(signed_by), claimed_time(signer), std::move(sent)};
}

}  // namespace tereze::trust
