// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/keys/algorithm.h"

#include "core/trust/certificates/signed_parts.h"
#include "core/trust/keys/kz_gost.h"
#include "core/trust/openssl.h"

#include <array>
#include <vector>

namespace tereze::trust {

using namespace openssl;

namespace {

constexpr std::array kAlgorithms{
    // RFC 5754 §2.2 (digest without parameters) and §3.2 (sha256WithRSAEncryption with NULL).
    SignatureAlgorithm{"RSA PKCS#1 v1.5 with SHA-256", "1.2.840.113549.1.1.1",
                       "2.16.840.1.101.3.4.2.1", der::Parameters::Absent, "1.2.840.113549.1.1.11",
                       der::Parameters::Null},
};

/// The НУЦ РК writes NULL for every parameter.
SignatureAlgorithm row_of(const KzGost& gost) {
    return {gost.name,          gost.key_oid,         gost.digest_oid, der::Parameters::Null,
            gost.signature_oid, der::Parameters::Null};
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
    const auto identifier =
        der::algorithm_identifier(algorithm.signature_oid, algorithm.signature_parameters);
    return judge_signature({content, identifier, signature}, signer).holds();
}

}  // namespace tereze::trust
