// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The engine interface is deprecated, and the only way: the provider of the same package has no
// signatures.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/trust/keys/kz_gost.h"

#include "core/base/secret.h"
#include "core/trust/der/der.h"
#include "core/trust/openssl.h"

#include <gcrypt.h>
#include <openssl/engine.h>

#include <algorithm>
#include <array>

namespace tereze::trust {

using namespace openssl;

namespace {

using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using Pkcs8Ptr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Deleter<PKCS8_PRIV_KEY_INFO_free>>;

/// The points of both countries lie on the same curves (RFC 7836 A.2 and A.1), and the digest is
/// the same (RFC 6986). 34.310-2004 lies on CryptoPro's curve A (RFC 4357 §11.4).
constexpr std::array kAlgorithms{
    KzGost{"GOST 34.10-2015/512", "1.2.398.3.10.1.1.2.2", "1.2.398.3.10.1.3.3",
           "1.2.398.3.10.1.1.2.3.2", 128, "1.2.643.7.1.1.1.2", "1.2.643.7.1.2.1.2.1",
           "1.2.643.7.1.1.2.3"},
    KzGost{"GOST 34.10-2015/256", "1.2.398.3.10.1.1.2.1", "1.2.398.3.10.1.3.2",
           "1.2.398.3.10.1.1.2.3.1", 64, "1.2.643.7.1.1.1.1", "1.2.643.7.1.2.1.1.1",
           "1.2.643.7.1.1.2.2"},
    KzGost{"GOST 34.310-2004", "1.2.398.3.10.1.1.1.1", "1.2.398.3.10.1.3.1", "1.2.398.3.10.1.1.1.2",
           64, "1.2.643.2.2.19", "1.2.643.2.2.35.1", "", false},
};

/// Loaded at first use and kept to the process's end: OpenSSL unloads no engine that is in use.
ENGINE* engine() {
    static ENGINE* const kEngine = [] {
        ENGINE_load_dynamic();
        ENGINE* found = ENGINE_by_id("gost");
        if (found != nullptr && ENGINE_init(found) != 1) {
            ENGINE_free(found);
            found = nullptr;
        }
        // Keys are read by the methods of their identifier, which only the engine has.
        if (found != nullptr)
            ENGINE_register_pkey_asn1_meths(found);
        ERR_clear_error();
        return found;
    }();
    return kEngine;
}

tl::unexpected<Error> missing() {
    return fail("trust.gost_missing", ErrorClass::Software, Remedy::Configure,
                "no gost engine for OpenSSL");
}

tl::unexpected<Error> bad_key() {
    return fail("trust.key_invalid", ErrorClass::Software, Remedy::Configure, reason());
}

Bytes russian_algorithm(const KzGost& algorithm) {
    constexpr std::string_view kCryptoProDigest = "1.2.643.2.2.30.1";
    const auto digest =
        algorithm.russian_digest_oid.empty() ? kCryptoProDigest : algorithm.russian_digest_oid;
    return der::sequence({der::object_identifier(algorithm.russian_key_oid),
                          der::sequence({der::object_identifier(algorithm.russian_parameters_oid),
                                         der::object_identifier(digest)})});
}

GostKey owned(EVP_PKEY* key) {
    return {key, EVP_PKEY_free};
}

const KzGost* find_by(std::string_view KzGost::*name, std::string_view oid) {
    const auto found = std::find_if(kAlgorithms.begin(), kAlgorithms.end(),
                                    [&](const auto& each) { return each.*name == oid; });
    return found == kAlgorithms.end() ? nullptr : &*found;
}

/// 34.311-95 with the S-boxes of its own example ("test"), which the НУЦ РК took for real and
/// OpenSSL's gost engine, with CryptoPro's boxes, cannot be told of.
Bytes digest_with_test_boxes(ByteView content) {
    static const bool kReady = gcry_check_version(GCRYPT_VERSION) != nullptr;
    constexpr std::size_t kSize = 32;
    Bytes value(kReady ? kSize : 0);
    if (kReady)
        gcry_md_hash_buffer(GCRY_MD_GOSTR3411_94, value.data(), content.data(), content.size());
    return value;
}

/// A context for signing or verifying with the engine's own method.
KeyContextPtr context_of(const GostKey& key) {
    return KeyContextPtr(EVP_PKEY_CTX_new(key.get(), engine()));
}

}  // namespace

std::span<const KzGost> kz_gost_algorithms() {
    return kAlgorithms;
}

const KzGost* find_kz_gost(std::string_view key_oid) {
    return find_by(&KzGost::key_oid, key_oid);
}

const KzGost* find_kz_gost_signature(std::string_view signature_oid) {
    return find_by(&KzGost::signature_oid, signature_oid);
}

const KzGost* find_kz_gost_digest(std::string_view digest_oid) {
    return find_by(&KzGost::digest_oid, digest_oid);
}

bool gost_available() {
    return engine() != nullptr;
}

Result<GostKey> gost_public_key(const KzGost& algorithm, const X509_PUBKEY& key) {
    if (!gost_available())
        return missing();
    const unsigned char* point = nullptr;
    int size = 0;
    if (X509_PUBKEY_get0_param(nullptr, &point, &size, nullptr, &key) != 1 || size <= 0)
        return bad_key();
    Bytes bits{0};
    append(bits, ByteView(point, static_cast<std::size_t>(size)));
    constexpr std::uint8_t kBitString = 0x03;
    const Bytes info = der::sequence({russian_algorithm(algorithm), der::tagged(kBitString, bits)});
    const unsigned char* at = info.data();
    EVP_PKEY* read = d2i_PUBKEY(nullptr, &at, static_cast<long>(info.size()));
    if (read == nullptr)
        return bad_key();
    return owned(read);
}

Result<GostKey> gost_private_key(const KzGost& algorithm, ByteView scalar) {
    if (!gost_available())
        return missing();
    Bytes info =
        der::sequence({der::integer(0), russian_algorithm(algorithm), der::octet_string(scalar)});
    const unsigned char* at = info.data();
    const Pkcs8Ptr parsed(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(info.size())));
    wipe(info);
    EVP_PKEY* read = parsed ? EVP_PKCS82PKEY(parsed.get()) : nullptr;
    if (read == nullptr)
        return bad_key();
    return owned(read);
}

Result<Bytes> gost_digest(const KzGost& algorithm, ByteView content) {
    if (!gost_available())
        return missing();
    if (algorithm.russian_digest_oid.empty())
        return digest_with_test_boxes(content);
    const std::string oid(algorithm.russian_digest_oid);
    const EVP_MD* method = ENGINE_get_digest(engine(), OBJ_txt2nid(oid.c_str()));
    Bytes value(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (method == nullptr ||
        EVP_Digest(content.data(), content.size(), value.data(), &size, method, engine()) != 1)
        return fail("trust.gost_missing", ErrorClass::Software, Remedy::Configure, reason());
    value.resize(size);
    return value;
}

Result<Bytes> gost_sign(const KzGost& algorithm, const GostKey& key, ByteView content) {
    if (!algorithm.signs)
        return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service,
                    "an algorithm that signs no more");
    TEREZE_ASSIGN(const Bytes hash, gost_digest(algorithm, content));
    const auto context = context_of(key);
    Bytes signature(algorithm.signature_size);
    std::size_t size = signature.size();
    if (!context || EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_sign(context.get(), signature.data(), &size, hash.data(), hash.size()) != 1 ||
        size != algorithm.signature_size)
        return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service, reason());
    std::reverse(signature.begin(), signature.end());
    return signature;
}

Result<bool> gost_verifies(const KzGost& algorithm, const GostKey& key, ByteView content,
                           ByteView signature) {
    TEREZE_ASSIGN(const Bytes hash, gost_digest(algorithm, content));
    if (signature.size() != algorithm.signature_size)
        return false;
    const Bytes russian(signature.rbegin(), signature.rend());
    const auto context = context_of(key);
    const bool good = context && EVP_PKEY_verify_init(context.get()) == 1 &&
                      EVP_PKEY_verify(context.get(), russian.data(), russian.size(), hash.data(),
                                      hash.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace tereze::trust
