// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Algorithms of Kazakhstan are judged here, all others by OpenSSL's own table of them.
#include "core/trust/certificates/signed_parts.h"

#include "core/trust/der/der_reader.h"
#include "core/trust/keys/kz_gost.h"
#include "core/trust/openssl.h"

#include <openssl/asn1t.h>
#include <openssl/rsa.h>

#include <algorithm>

namespace tereze::trust {

using namespace openssl;

namespace {

using AlgorithmPtr = std::unique_ptr<X509_ALGOR, Deleter<X509_ALGOR_free>>;
using BitStringPtr = std::unique_ptr<ASN1_BIT_STRING, Deleter<ASN1_BIT_STRING_free>>;
using AnyPtr = std::unique_ptr<ASN1_TYPE, Deleter<ASN1_TYPE_free>>;

constexpr int kAtLeastBits = 112;  // RSA-2048, SHA-256 (NIST SP 800-57)

tl::unexpected<Error> malformed(std::string why) {
    return fail("trust.signature_malformed", ErrorClass::Fraud, Remedy::Service, std::move(why));
}

AlgorithmPtr algorithm_of(const SignedParts& parts) {
    const unsigned char* at = parts.algorithm.data();
    AlgorithmPtr algorithm(d2i_X509_ALGOR(nullptr, &at, static_cast<long>(parts.algorithm.size())));
    ERR_clear_error();
    return algorithm;
}

/// Nothing else is written beside these algorithms; what stands there and means nothing could be
/// changed by anybody. RSASSA-PSS has parameters, which OpenSSL reads.
bool parameters_empty(const X509_ALGOR* algorithm) {
    int type = 0;
    X509_ALGOR_get0(nullptr, &type, nullptr, algorithm);
    return type == V_ASN1_UNDEF || type == V_ASN1_NULL;
}

Verdict judge_gost(const KzGost& gost, const SignedParts& parts, const Certificate& signer) {
    if (!gost_available())
        return not_checked("gost-missing");
    // The key has to be of the same size and age as the signature says.
    if (signer.key_algorithm() != gost.key_oid)
        return broken("signature-wrong");
    const auto key = gost_public_key(gost, *X509_get_X509_PUBKEY(signer.native()));
    if (!key)
        return broken("signature-wrong");
    const auto right = gost_verifies(gost, *key, parts.content, parts.signature);
    if (!right)
        return not_checked("gost-missing");
    return *right ? holds() : broken("signature-wrong");
}

/// What an algorithm digests with; RSASSA-PSS says it in its parameters, and means SHA-1 where it
/// says nothing (RFC 8017 A.2.3). NID_undef for EdDSA, which has its own.
int digest_of(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    const int nid = OBJ_obj2nid(object);
    if (nid == NID_rsassaPss) {
        const std::unique_ptr<RSA_PSS_PARAMS, Deleter<RSA_PSS_PARAMS_free>> parameters(
            static_cast<RSA_PSS_PARAMS*>(
                ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(RSA_PSS_PARAMS), algorithm->parameter)));
        return parameters && parameters->hashAlgorithm != nullptr
                   ? OBJ_obj2nid(parameters->hashAlgorithm->algorithm)
                   : NID_sha1;
    }
    int digest = NID_undef;
    OBJ_find_sigid_algs(nid, &digest, nullptr);
    return digest;
}

/// SHA-1's 80 bits (63 by today's count), and RSA keys under 2048.
bool weak(const X509_ALGOR* algorithm, EVP_PKEY* key) {
    if (EVP_PKEY_get_security_bits(key) < kAtLeastBits)
        return true;
    const int digest = digest_of(algorithm);
    return digest == NID_md5 || digest == NID_sha1 || digest == NID_md2 || digest == NID_md4;
}

bool known(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return OBJ_find_sigid_algs(OBJ_obj2nid(object), nullptr, nullptr) == 1;
}

/// An algorithm that names its digest and its kind of key.
bool verifies_named(int digest, int key_kind, const SignedParts& parts, EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, OBJ_nid2sn(key_kind)) != 1)
        return false;
    const DigestContextPtr context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit_ex(context.get(), nullptr, OBJ_nid2sn(digest), nullptr, nullptr,
                                   key, nullptr) == 1 &&
           EVP_DigestVerify(context.get(), parts.signature.data(), parts.signature.size(),
                            parts.content.data(), parts.content.size()) == 1;
}

/// RSASSA-PSS by its parameters, and EdDSA. The content has to be DER here.
bool verifies_by_item(const X509_ALGOR* algorithm, const SignedParts& parts, EVP_PKEY* key) {
    const BitStringPtr signature(ASN1_BIT_STRING_new());
    ASN1_BIT_STRING_set(signature.get(), const_cast<unsigned char*>(parts.signature.data()),
                        static_cast<int>(parts.signature.size()));
    // As it stands: an ASN1_TYPE of a SEQUENCE keeps the bytes it was read from.
    const unsigned char* at = parts.content.data();
    const AnyPtr content(d2i_ASN1_TYPE(nullptr, &at, static_cast<long>(parts.content.size())));
    return content && ASN1_item_verify(ASN1_ITEM_rptr(ASN1_ANY), algorithm, signature.get(),
                                       content.get(), key) == 1;
}

Verdict judge_by_openssl(const X509_ALGOR* algorithm, const SignedParts& parts, EVP_PKEY* key) {
    if (weak(algorithm, key))
        return broken("weak-algorithm");
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    int digest = NID_undef;
    int key_kind = NID_undef;
    OBJ_find_sigid_algs(OBJ_obj2nid(object), &digest, &key_kind);
    const bool right = digest != NID_undef ? verifies_named(digest, key_kind, parts, key)
                                           : verifies_by_item(algorithm, parts, key);
    ERR_clear_error();
    return right ? holds() : broken("signature-wrong");
}

}  // namespace

Result<SignedParts> split_signed(ByteView der) {
    der::Reader outside(der);
    const auto whole = outside.next(der::kSequence);
    if (!whole)
        return malformed("no sequence");
    der::Reader inside(whole->content);
    const auto content = inside.next(der::kSequence);
    const auto algorithm = inside.next(der::kSequence);
    const auto signature = inside.next(der::kBitString);
    if (!content || !algorithm || !signature || signature->content.empty() ||
        signature->content[0] != 0)
        return malformed("neither content, algorithm nor signature");
    return SignedParts{content->whole, algorithm->whole, signature->content.subspan(1)};
}

Verdict judge_signature(const SignedParts& parts, const Certificate& signer) {
    const auto algorithm = algorithm_of(parts);
    if (!algorithm)
        return broken("signature-wrong");
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm.get());
    if (OBJ_obj2nid(object) != NID_rsassaPss && !parameters_empty(algorithm.get()))
        return broken("signature-wrong");
    if (const auto* gost = find_kz_gost_signature(dotted(object)))
        return judge_gost(*gost, parts, signer);
    if (!known(algorithm.get()))
        return not_checked("algorithm-unknown");
    EVP_PKEY* key = X509_get0_pubkey(signer.native());
    ERR_clear_error();
    return key == nullptr ? broken("signature-wrong")
                          : judge_by_openssl(algorithm.get(), parts, key);
}

Verdict judge_issued(ByteView der, const Certificate& issuer) {
    const auto parts = split_signed(der);
    if (!parts)
        return broken("signature-wrong");
    // The version and the serial number stand before it.
    der::Reader outside(parts->content);
    der::Reader inside(outside.next()->content);
    auto named = inside.next();
    while (named && named->tag != der::kSequence)
        named = inside.next();
    if (!named || !std::equal(named->whole.begin(), named->whole.end(), parts->algorithm.begin(),
                              parts->algorithm.end()))
        return broken("signature-wrong");
    return judge_signature(*parts, issuer);
}

}  // namespace tereze::trust
