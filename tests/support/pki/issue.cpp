// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/issue.h"

#include "core/base/ids.h"

#include <openssl/conf.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace tereze::testing {
namespace {

using KeyPointer = std::shared_ptr<EVP_PKEY>;

template <class T>
T* checked(T* object, const char* call) {
    if (object == nullptr)
        throw std::runtime_error(std::string(call) + ": " +
                                 ERR_error_string(ERR_get_error(), nullptr));
    return object;
}

void check(bool right, const char* call) {
    static int right_object = 0;
    checked(right ? &right_object : nullptr, call);
}

KeyPointer make_key(KeyKind kind) {
    EVP_PKEY* key = kind == KeyKind::Rsa2048
                        ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                        : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    return {checked(key, "EVP_PKEY_Q_keygen"), EVP_PKEY_free};
}

void set_subject(X509* x509, const CertificateSpec& spec) {
    X509_NAME* name = X509_get_subject_name(x509);
    for (const auto& [field, value] : spec.subject) {
        // The НУЦ writes names as UTF8String and numbers as PrintableString: the default mask of
        // OpenSSL with MBSTRING_UTF8 comes to the same.
        check(X509_NAME_add_entry_by_txt(name, field.c_str(), MBSTRING_UTF8,
                                         reinterpret_cast<const unsigned char*>(value.data()),
                                         static_cast<int>(value.size()), -1, 0) == 1,
              "X509_NAME_add_entry_by_txt");
    }
}

void add_extensions(X509* x509, const CertificateSpec& spec, X509* issuer) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
    // certificatePolicies asks for a configuration even when it needs nothing from it.
    const std::unique_ptr<CONF, decltype(&NCONF_free)> nothing(NCONF_new(nullptr), NCONF_free);
    X509V3_set_nconf(&context, nothing.get());
    auto all = spec.extensions;
    all.emplace_back("subjectKeyIdentifier", "hash");
    if (issuer != x509)
        all.emplace_back("authorityKeyIdentifier", "keyid");
    for (const auto& [name, value] : all) {
        const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
            checked(X509V3_EXT_nconf(nullptr, &context, name.c_str(), value.c_str()), name.c_str()),
            X509_EXTENSION_free);
        check(X509_add_ext(x509, extension.get(), -1) == 1, "X509_add_ext");
    }
}

void set_random_serial(X509* x509) {
    auto bytes = random_bytes(8);
    bytes[0] &= 0x7F;
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr), BN_free);
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509));
}

void set_time(ASN1_TIME* field, calendar::TimePoint time) {
    checked(ASN1_TIME_set(field, std::chrono::system_clock::to_time_t(time)), "ASN1_TIME_set");
}

Bytes sign_bytes(EVP_PKEY* key, ByteView content) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    check(EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, key, nullptr) ==
              1,
          "EVP_DigestSignInit_ex");
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, content.data(), content.size());
    Bytes signature(size);
    check(
        EVP_DigestSign(context.get(), signature.data(), &size, content.data(), content.size()) == 1,
        "EVP_DigestSign");
    signature.resize(size);
    return signature;
}

}  // namespace

std::string Issued::key_pem() const {
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> out(BIO_new(BIO_s_mem()), BIO_free_all);
    check(PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                        nullptr) == 1,
          "PEM_write_bio_PKCS8PrivateKey");
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

trust::PrivateKey Issued::private_key() const {
    return trust::PrivateKey::parse(as_bytes(key_pem())).value();
}

std::optional<Bytes> Issued::sign_digest_info(ByteView digest_info) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(key.get(), nullptr), EVP_PKEY_CTX_free);
    Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(key.get())));
    std::size_t size = signature.size();
    if (!context || EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
        EVP_PKEY_sign(context.get(), signature.data(), &size, digest_info.data(),
                      digest_info.size()) != 1)
        return std::nullopt;
    return signature;
}

trust::SignBytes Issued::signer() const {
    return [key = key](ByteView to_be_signed) -> Result<Bytes> {
        return sign_bytes(key.get(), to_be_signed);
    };
}

Issued issue(const CertificateSpec& spec, const Issued* issuer) {
    auto key = spec.existing_key ? spec.existing_key : make_key(spec.key);
    const std::unique_ptr<X509, decltype(&X509_free)> x509(checked(X509_new(), "X509_new"),
                                                           X509_free);
    constexpr long kVersion3 = 2;
    X509_set_version(x509.get(), kVersion3);
    if (spec.serial)
        ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), *spec.serial);
    else
        set_random_serial(x509.get());
    set_time(X509_getm_notBefore(x509.get()), spec.not_before);
    set_time(X509_getm_notAfter(x509.get()), spec.not_after);
    set_subject(x509.get(), spec);
    X509* parent = issuer == nullptr ? x509.get() : issuer->certificate.native();
    X509_set_issuer_name(x509.get(), X509_get_subject_name(parent));
    X509_set_pubkey(x509.get(), key.get());
    add_extensions(x509.get(), spec, parent);
    EVP_PKEY* signing_key = issuer == nullptr ? key.get() : issuer->key.get();
    check(X509_sign(x509.get(), signing_key, EVP_sha256()) > 0, "X509_sign");

    Bytes der(static_cast<std::size_t>(i2d_X509(x509.get(), nullptr)));
    unsigned char* at = der.data();
    i2d_X509(x509.get(), &at);
    return {trust::Certificate::parse(der).value(), std::move(key)};
}

std::shared_ptr<evp_pkey_st> well_known_key() {
    // The private number is 1, so the public point is the generator of the curve.
    const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> group(
        EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), EC_GROUP_free);
    std::array<unsigned char, 65> point{};
    check(EC_POINT_point2oct(group.get(), EC_GROUP_get0_generator(group.get()),
                             POINT_CONVERSION_UNCOMPRESSED, point.data(), point.size(),
                             nullptr) == point.size(),
          "EC_POINT_point2oct");
    const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> builder(
        OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                     point.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, BN_value_one());
    const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> parameters(
        OSSL_PARAM_BLD_to_param(builder.get()), OSSL_PARAM_free);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr), EVP_PKEY_CTX_free);
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata_init(context.get());
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get());
    return {checked(key, "EVP_PKEY_fromdata"), EVP_PKEY_free};
}

}  // namespace tereze::testing
