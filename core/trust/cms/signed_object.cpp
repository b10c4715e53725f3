// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signature first, then the chain: what was changed is broken whoever is trusted.
#include "core/trust/cms/signed_object.h"

#include "core/trust/certificates/path.h"
#include "core/trust/cms/signed_data.h"

namespace tereze::trust {

using namespace openssl;

namespace {

/// What a chip's reader is told about a path: an issuer or a time that does not fit proves nothing
/// against the data.
Verdict told(const Verdict& path) {
    if (path.reason == "expired" || path.reason == "not-yet-valid" ||
        path.reason == "issuer-expired")
        return not_checked("signer-expired");
    return path.broken() ? broken("chain-wrong") : path;
}

Verdict judge_signer(const Certificate& signer, const std::vector<Certificate>& sent,
                     const TrustFolder& trust, calendar::TimePoint when) {
    const auto path = find_path(signer, sent, trust.anchors, when);
    if (!path.verdict.holds())
        return told(path.verdict);
    const auto revocation =
        judge_by_lists(signer, *path.issuer(), trust.revocation_lists, {when, when}).verdict;
    if (revocation.holds())
        return holds();
    return revocation.broken() ? broken("signer-revoked") : not_checked("revocation-unknown");
}

/// The signature over the content that is inside, whoever made it.
bool signature_holds(CMS_ContentInfo* cms) {
    const BioPtr out(BIO_new(BIO_s_null()));
    constexpr unsigned kNotTheChain = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
    const bool good = CMS_verify(cms, nullptr, nullptr, nullptr, out.get(), kNotTheChain) == 1;
    ERR_clear_error();
    return good;
}

Verdict judge(CMS_ContentInfo* cms, const TrustFolder& trust, calendar::TimePoint when) {
    if (!signature_holds(cms))
        return broken("signature-wrong");
    const X509StackPtr signers(CMS_get0_signers(cms));
    if (!signers || sk_X509_num(signers.get()) != 1)
        return broken("signature-wrong");
    const auto signer = certificate_of(sk_X509_value(signers.get(), 0));
    return signer ? judge_signer(*signer, certificates_of(cms), trust, when)
                  : broken("signature-wrong");
}

}  // namespace

Result<SignedObject> open_signed_object(ByteView der, const TrustFolder& trust,
                                        calendar::TimePoint when) {
    TEREZE_ASSIGN(const auto cms, read_signed_data(der));
    ASN1_OCTET_STRING** inside = CMS_get0_content(cms.get());
    if (inside == nullptr || *inside == nullptr)
        return malformed_signature("no content inside");
    SignedObject object;
    object.content_type = dotted(CMS_get0_eContentType(cms.get()));
    const unsigned char* bytes = ASN1_STRING_get0_data(*inside);
    object.content.assign(bytes, bytes + ASN1_STRING_length(*inside));
    object.verdict = judge(cms.get(), trust, when);
    return object;
}

}  // namespace tereze::trust
