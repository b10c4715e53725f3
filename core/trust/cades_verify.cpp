// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Checks of a CAdES-BES signature, each with an answer of its own.
#include "core/trust/cades.h"
#include "core/trust/signed_data.h"

#include <openssl/ess.h>

#include <algorithm>

namespace tereze::trust {

using namespace openssl;

namespace {

Result<CmsPtr> read_detached(ByteView signature) {
    TEREZE_ASSIGN(auto cms, read_signed_data(signature, ContentPlace::Detached));
    if (OBJ_obj2nid(CMS_get0_eContentType(cms.get())) != NID_pkcs7_data)
        return malformed_signature("content type");
    return cms;
}

/// The one signer and its certificate, which has to be among those sent.
Result<CMS_SignerInfo*> only_signer(CMS_ContentInfo* cms) {
    auto* signers = CMS_get0_SignerInfos(cms);
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1)
        return malformed_signature("not exactly one signer");
    CMS_set1_signers_certs(cms, nullptr, 0);
    auto* info = sk_CMS_SignerInfo_value(signers, 0);
    X509* certificate = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, &certificate, nullptr, nullptr);
    if (certificate == nullptr)
        return malformed_signature("no certificate of the signer");
    return info;
}

/// The value of an attribute that has to stand exactly once with exactly one value of this type.
template <class T>
const T* signed_value(const CMS_SignerInfo* info, int nid, int type) {
    constexpr int kOnlyOneWithOneValue = -3;
    return static_cast<const T*>(
        CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(nid), kOnlyOneWithOneValue, type));
}

/// SHA-256 or longer: what was signed over SHA-1 or MD5 proves nothing today.
const EVP_MD* strong_digest(CMS_SignerInfo* info) {
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &algorithm, nullptr);
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    switch (OBJ_obj2nid(object)) {
        case NID_sha256:
            return EVP_sha256();
        case NID_sha384:
            return EVP_sha384();
        case NID_sha512:
            return EVP_sha512();
        default:
            return nullptr;
    }
}

Result<> check_signature(CMS_SignerInfo* info, ByteView content) {
    const EVP_MD* algorithm = strong_digest(info);
    if (algorithm == nullptr)
        return malformed_signature("digest algorithm");
    const auto* type = signed_value<ASN1_OBJECT>(info, NID_pkcs9_contentType, V_ASN1_OBJECT);
    const auto* promised =
        signed_value<ASN1_OCTET_STRING>(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    if (type == nullptr || promised == nullptr || OBJ_obj2nid(type) != NID_pkcs7_data)
        return malformed_signature("signed attributes");
    // The attributes first: only when they are the signer's own does the promised digest mean
    // anything.
    if (CMS_SignerInfo_verify(info) != 1) {
        return fail("trust.signature_wrong", ErrorClass::Fraud, Remedy::Service, reason());
    }
    Bytes found(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    EVP_Digest(content.data(), content.size(), found.data(), &size, algorithm, nullptr);
    const ByteView wanted(ASN1_STRING_get0_data(promised),
                          static_cast<std::size_t>(ASN1_STRING_length(promised)));
    if (!std::equal(wanted.begin(), wanted.end(), found.begin(), found.begin() + size))
        return fail("trust.content_changed", ErrorClass::Fraud, Remedy::Service);
    return {};
}

tl::unexpected<Error> not_bound(std::string why) {
    return fail("trust.signer_not_bound", ErrorClass::Fraud, Remedy::Service, std::move(why));
}

/// The signer's certificate has to be named inside what was signed (RFC 5035): without it another
/// certificate of the same key could be put in its place.
Result<> check_binding(const CMS_SignerInfo* info, STACK_OF(X509) * signer_first) {
    const auto* value =
        signed_value<ASN1_STRING>(info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
    if (value == nullptr)
        return not_bound("no signing-certificate-v2");
    const unsigned char* at = ASN1_STRING_get0_data(value);
    const std::unique_ptr<ESS_SIGNING_CERT_V2, Deleter<ESS_SIGNING_CERT_V2_free>> named(
        d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(value)));
    if (!named) {
        ERR_clear_error();
        return not_bound("signing-certificate-v2 is unreadable");
    }
    if (OSSL_ESS_check_signing_certs(nullptr, named.get(), signer_first, 1) != 1)
        return not_bound(reason());
    return {};
}

/// Signer first, then all that was sent along, then the anchors: everything the attribute may name.
X509StackPtr signer_first(X509* signer, STACK_OF(X509) * sent,
                          const std::vector<Certificate>& anchors) {
    X509StackPtr all(sk_X509_new_null());
    sk_X509_push(all.get(), signer);
    for (int i = 0; i < sk_X509_num(sent); ++i)
        sk_X509_push(all.get(), sk_X509_value(sent, i));
    for (const auto& anchor : anchors)
        sk_X509_push(all.get(), anchor.native());
    return all;
}

Result<> check_chain(X509* signer, STACK_OF(X509) * sent, const std::vector<Certificate>& anchors,
                     calendar::TimePoint when) {
    const StorePtr store(X509_STORE_new());
    for (const auto& anchor : anchors)
        X509_STORE_add_cert(store.get(), anchor.native());
    const StoreContextPtr context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), signer, sent);
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(when));
    // An anchor need not be a root: the hall may trust the issuing authority alone.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    constexpr int kAtLeast112Bits = 2;  // RSA-2048, SHA-256
    X509_VERIFY_PARAM_set_auth_level(rules, kAtLeast112Bits);
    const bool trusted = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    if (trusted)
        return {};
    const int problem = X509_STORE_CTX_get_error(context.get());
    const std::string words = X509_verify_cert_error_string(problem);
    if (problem == X509_V_ERR_CERT_HAS_EXPIRED || problem == X509_V_ERR_CERT_NOT_YET_VALID)
        return fail("trust.certificate_expired", ErrorClass::User, Remedy::Service, words);
    return fail("trust.chain_untrusted", ErrorClass::Fraud, Remedy::Service, words);
}

std::optional<calendar::TimePoint> claimed_time(const CMS_SignerInfo* info) {
    const ASN1_TIME* time = signed_value<ASN1_TIME>(info, NID_pkcs9_signingTime, V_ASN1_UTCTIME);
    if (time == nullptr)
        time = signed_value<ASN1_TIME>(info, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME);
    return time_of(time);
}

}  // namespace

Result<VerifiedSignature> verify_cades_bes(ByteView content, ByteView signature,
                                           const std::vector<Certificate>& anchors,
                                           calendar::TimePoint when) {
    TEREZE_ASSIGN(const auto cms, read_detached(signature));
    TEREZE_ASSIGN(auto* const info, only_signer(cms.get()));
    X509* signer = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, &signer, nullptr, nullptr);
    const OwningX509StackPtr sent(CMS_get1_certs(cms.get()));

    TEREZE_TRY(check_signature(info, content));
    const auto nameable = signer_first(signer, sent.get(), anchors);
    TEREZE_TRY(check_binding(info, nameable.get()));
    TEREZE_TRY(check_chain(signer, sent.get(), anchors, when));
    TEREZE_ASSIGN(auto certificate, Certificate::parse(to_der(i2d_X509, signer)));
    ERR_clear_error();
    return VerifiedSignature{std::move(certificate), claimed_time(info)};
}

}  // namespace tereze::trust
