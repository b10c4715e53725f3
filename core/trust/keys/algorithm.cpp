// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/keys/algorithm.h"

#include "core/trust/openssl.h"

#include <array>

namespace tereze::trust {

using namespace openssl;

namespace {

constexpr std::array kAlgorithms{
    // RFC 5754 §2.2 (digest without parameters) and §3.2 (sha256WithRSAEncryption with NULL).
    SignatureAlgorithm{"RSA PKCS#1 v1.5 with SHA-256", "1.2.840.113549.1.1.1",
                       "2.16.840.1.101.3.4.2.1", der::Parameters::Absent, "1.2.840.113549.1.1.11",
                       der::Parameters::Null, "SHA256", nullptr},
};

/// The НУЦ РК writes NULL for every parameter.
SignatureAlgorithm row_of(const KzGost& gost) {
    return {gost.name,
            gost.key_oid,
            gost.digest_oid,
            der::Parameters::Null,
            gost.signature_oid,
            der::Parameters::Null,
            {},
            &gost};
}

const std::vector<SignatureAlgorithm>& gost_algorithms() {
    static const auto kRows = [] {
        std::vector<SignatureAlgorithm> rows;
        for (const auto& gost : kz_gost_algorithms())
            if (gost.signs)
                rows.push_back(row_of(gost));
        return rows;
    }();
    return kRows;
}

bool verifies_by_gost(const KzGost& gost, const Certificate& signer, ByteView content,
                      ByteView signature) {
    const auto key = gost_public_key(gost, *X509_get_X509_PUBKEY(signer.native()));
    return key && gost_verifies(gost, *key, content, signature).value_or(false);
}

}  // namespace

const SignatureAlgorithm* algorithm_for(const Certificate& signer) {
    const auto oid = signer.key_algorithm();
    for (const auto& algorithm : kAlgorithms)
        if (algorithm.key_oid == oid)
            return &algorithm;
    for (const auto& algorithm : gost_algorithms())
        if (algorithm.key_oid == oid)
            return &algorithm;
    return nullptr;
}

Result<Bytes> digest(const SignatureAlgorithm& algorithm, ByteView content) {
    if (algorithm.gost != nullptr)
        return gost_digest(*algorithm.gost, content);
    Bytes value(EVP_MAX_MD_SIZE);
    std::size_t size = 0;
    const std::string name(algorithm.digest_name);
    if (EVP_Q_digest(nullptr, name.c_str(), nullptr, content.data(), content.size(), value.data(),
                     &size) != 1)
        return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service, reason());
    value.resize(size);
    return value;
}

std::optional<Bytes> digest_by(std::string_view oid, ByteView content) {
    if (const auto* gost = find_kz_gost_digest(oid)) {
        auto value = gost_digest(*gost, content);
        return value ? std::optional(std::move(*value)) : std::nullopt;
    }
    const std::string name(oid);
    const EVP_MD* method = nullptr;
    switch (OBJ_txt2nid(name.c_str())) {
        case NID_sha1:
            method = EVP_sha1();
            break;
        case NID_sha256:
            method = EVP_sha256();
            break;
        case NID_sha384:
            method = EVP_sha384();
            break;
        case NID_sha512:
            method = EVP_sha512();
            break;
        default:
            return std::nullopt;
    }
    Bytes value(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    EVP_Digest(content.data(), content.size(), value.data(), &size, method, nullptr);
    value.resize(size);
    return value;
}

bool is_weak_digest(std::string_view oid) {
    constexpr std::string_view kMd5 = "1.2.840.113549.2.5";
    return oid == kSha1 || oid == kMd5;
}

bool verifies(const SignatureAlgorithm& algorithm, const Certificate& signer, ByteView content,
              ByteView signature) {
    if (algorithm.gost != nullptr)
        return verifies_by_gost(*algorithm.gost, signer, content, signature);
    const DigestContextPtr context(EVP_MD_CTX_new());
    const std::string name(algorithm.digest_name);
    EVP_PKEY* key = X509_get0_pubkey(signer.native());
    const bool right = key != nullptr &&
                       EVP_DigestVerifyInit_ex(context.get(), nullptr, name.c_str(), nullptr,
                                               nullptr, key, nullptr) == 1 &&
                       EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                                        content.data(), content.size()) == 1;
    ERR_clear_error();
    return right;
}

}  // namespace tereze::trust
