// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signature first, then the chain: what was changed is broken whoever is trusted.
#include "core/trust/signed_object.h"

#include "core/trust/signed_data.h"

namespace tereze::trust {

using namespace openssl;

namespace {

/// What a failure of the chain proves.
Verdict judge_chain_problem(int problem) {
    switch (problem) {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            return not_checked("issuer-unknown");
        case X509_V_ERR_CERT_HAS_EXPIRED:
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return not_checked("signer-expired");
        case X509_V_ERR_UNABLE_TO_GET_CRL:
        case X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
        case X509_V_ERR_CRL_HAS_EXPIRED:
        case X509_V_ERR_CRL_NOT_YET_VALID:
            return not_checked("revocation-unknown");
        case X509_V_ERR_CERT_REVOKED:
            return broken("signer-revoked");
        default:
            return broken("chain-wrong");
    }
}

StorePtr store_of(const TrustFolder& trust) {
    StorePtr store(X509_STORE_new());
    for (const auto& anchor : trust.anchors)
        X509_STORE_add_cert(store.get(), anchor.native());
    for (const auto& list : trust.revocation_lists) {
        const unsigned char* at = list.data();
        const CrlPtr crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(list.size())));
        if (crl)
            X509_STORE_add_crl(store.get(), crl.get());
    }
    return store;
}

enum class Revocation { Ignored, Checked };

Verdict judge_chain(X509* signer, STACK_OF(X509) * sent, X509_STORE* store,
                    calendar::TimePoint when, Revocation revocation) {
    const StoreContextPtr context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store, signer, sent);
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(when));
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    // The signer only: a trusted authority has no list above it here.
    if (revocation == Revocation::Checked)
        X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_CRL_CHECK);
    const bool trusted = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    return trusted ? holds() : judge_chain_problem(X509_STORE_CTX_get_error(context.get()));
}

/// OpenSSL looks for lists before it looks at times, so a signer whose time is over would be told
/// as one without a list: the chain alone comes first.
Verdict judge_signer(X509* signer, STACK_OF(X509) * sent, const TrustFolder& trust,
                     calendar::TimePoint when) {
    if (trust.empty())
        return not_checked("no-anchors");
    const StorePtr store = store_of(trust);
    auto verdict = judge_chain(signer, sent, store.get(), when, Revocation::Ignored);
    if (verdict.holds())
        verdict = judge_chain(signer, sent, store.get(), when, Revocation::Checked);
    return verdict;
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
    const OwningX509StackPtr sent(CMS_get1_certs(cms));
    return judge_signer(sk_X509_value(signers.get(), 0), sent.get(), trust, when);
}

}  // namespace

Result<SignedObject> open_signed_object(ByteView der, const TrustFolder& trust,
                                        calendar::TimePoint when) {
    TEREZE_ASSIGN(const auto cms, read_signed_data(der, ContentPlace::Inside));
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
