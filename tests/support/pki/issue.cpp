// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/issue.h"

#include "core/base/ids.h"
#include "core/trust/der/der.h"
#include "core/trust/keys/kz_gost.h"
#include "core/trust/openssl.h"

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

namespace der = trust::der;

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

constexpr std::string_view kGost512 = "1.2.398.3.10.1.1.2.2";
constexpr std::string_view kGost256 = "1.2.398.3.10.1.1.2.1";

KeyPointer make_gost_key(std::string_view oid) {
    const auto& gost = *trust::find_kz_gost(oid);
    Bytes number = random_bytes(gost.signature_size / 2);
    number.back() &= 0x3FU;  // below the order; the last octet is the most significant
    return trust::gost_private_key(gost, der::octet_string(number)).value();
}

KeyPointer make_key(KeyKind kind) {
    const auto owned = [](EVP_PKEY* key) -> KeyPointer {
        return {checked(key, "EVP_PKEY_Q_keygen"), EVP_PKEY_free};
    };
    switch (kind) {
        case KeyKind::Rsa2048:
            return owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048}));
        case KeyKind::Rsa1024:
            return owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{1024}));
        case KeyKind::EcP256:
            return owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        case KeyKind::KzGost512:
            return make_gost_key(kGost512);
        case KeyKind::KzGost256:
            return make_gost_key(kGost256);
    }
    throw std::runtime_error("kind of key");
}

/// Which of Kazakhstan's algorithms a key is for; null for RSA and elliptic curves.
const trust::KzGost* gost_of(const EVP_PKEY* key) {
    if (EVP_PKEY_get_base_id(key) == NID_id_GostR3410_2012_512)
        return trust::find_kz_gost(kGost512);
    if (EVP_PKEY_get_base_id(key) == NID_id_GostR3410_2012_256)
        return trust::find_kz_gost(kGost256);
    return nullptr;
}

/// The point as the engine writes it, which is the same in both countries.
Bytes point_of(EVP_PKEY* key) {
    unsigned char* memory = nullptr;
    const int size = i2d_PUBKEY(key, &memory);
    check(size > 0, "i2d_PUBKEY");
    const unsigned char* at = memory;
    const std::unique_ptr<X509_PUBKEY, decltype(&X509_PUBKEY_free)> parsed(
        d2i_X509_PUBKEY(nullptr, &at, size), X509_PUBKEY_free);
    OPENSSL_free(memory);
    const unsigned char* bits = nullptr;
    int length = 0;
    check(parsed && X509_PUBKEY_get0_param(nullptr, &bits, &length, nullptr, parsed.get()) == 1,
          "X509_PUBKEY_get0_param");
    return {bits, bits + length};
}

/// The key with Kazakhstan's names, of which OpenSSL knows nothing.
void set_gost_key(X509* x509, const trust::KzGost& gost, EVP_PKEY* key) {
    const Bytes point = point_of(key);
    auto* bits = static_cast<unsigned char*>(OPENSSL_memdup(point.data(), point.size()));
    const Bytes parameters = kz_key_parameters(gost);
    ASN1_STRING* sequence = ASN1_STRING_type_new(V_ASN1_SEQUENCE);
    ASN1_STRING_set(sequence, parameters.data(), static_cast<int>(parameters.size()));
    check(X509_PUBKEY_set0_param(X509_get_X509_PUBKEY(x509),
                                 OBJ_txt2obj(std::string(gost.key_oid).c_str(), 1), V_ASN1_SEQUENCE,
                                 sequence, bits, static_cast<int>(point.size())) == 1,
          "X509_PUBKEY_set0_param");
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
    if (const auto* gost = gost_of(key))
        return trust::gost_sign(*gost, {key, [](EVP_PKEY*) {}}, content).value();
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

Bytes algorithm_of(const EVP_PKEY* key) {
    using der::Parameters;
    if (const auto* gost = gost_of(key))
        return der::algorithm_identifier(gost->signature_oid, Parameters::Null);
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
        return der::algorithm_identifier("1.2.840.113549.1.1.11", Parameters::Null);
    return der::algorithm_identifier("1.2.840.10045.4.3.2", Parameters::Absent);
}

Bytes seal_with(EVP_PKEY* key, ByteView content, ByteView behind) {
    Bytes bits{0};
    append(bits, sign_bytes(key, content));
    constexpr std::uint8_t kBitString = 0x03;
    return der::sequence({Bytes(content.begin(), content.end()), algorithm_of(key),
                          der::tagged(kBitString, bits), Bytes(behind.begin(), behind.end())});
}

Bytes sign_by_openssl(X509* x509, EVP_PKEY* key, const EVP_MD* digest) {
    check(X509_sign(x509, key, digest) > 0, "X509_sign");
    return trust::openssl::to_der(i2d_X509, x509);
}

/// OpenSSL writes the content, with the algorithm's name put into it; the signature is ours.
Bytes sign_by_gost(X509* x509, const KeyPointer& key) {
    const auto* gost = gost_of(key.get());
    auto* named = const_cast<X509_ALGOR*>(X509_get0_tbs_sigalg(x509));
    X509_ALGOR_set0(named, OBJ_txt2obj(std::string(gost->signature_oid).c_str(), 1), V_ASN1_NULL,
                    nullptr);
    const Bytes content = trust::openssl::to_der(i2d_re_X509_tbs, x509);
    return seal_with(key.get(), content, {});
}

}  // namespace

Issued Issued::parse(const std::string& certificate_pem, const std::string& key_pem) {
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> in(
        BIO_new_mem_buf(key_pem.data(), static_cast<int>(key_pem.size())), BIO_free_all);
    return {trust::Certificate::parse(as_bytes(certificate_pem)).value(),
            {checked(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr),
                     "PEM_read_bio_PrivateKey"),
             EVP_PKEY_free}};
}

Bytes Issued::pkcs8() const {
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, decltype(&PKCS8_PRIV_KEY_INFO_free)> info(
        checked(EVP_PKEY2PKCS8(key.get()), "EVP_PKEY2PKCS8"), PKCS8_PRIV_KEY_INFO_free);
    const auto* gost = gost_of(key.get());
    if (gost == nullptr)
        return trust::openssl::to_der(i2d_PKCS8_PRIV_KEY_INFO, info.get());
    const unsigned char* content = nullptr;
    int size = 0;
    PKCS8_pkey_get0(nullptr, &content, &size, nullptr, info.get());
    const auto algorithm =
        der::sequence({der::object_identifier(gost->key_oid), kz_key_parameters(*gost)});
    return der::sequence(
        {der::integer(0), algorithm, der::octet_string({content, static_cast<std::size_t>(size)})});
}

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

Bytes Issued::signature_algorithm() const {
    return algorithm_of(key.get());
}

Bytes Issued::seal(ByteView content, ByteView behind) const {
    return seal_with(key.get(), content, behind);
}

trust::SignBytes Issued::signer() const {
    return [key = key](ByteView to_be_signed) -> Result<Bytes> {
        return sign_bytes(key.get(), to_be_signed);
    };
}

Bytes kz_key_parameters(const trust::KzGost& gost) {
    return der::sequence({der::object_identifier(std::string(gost.key_oid) + ".1"),
                          der::object_identifier(gost.digest_oid)});
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
    if (const auto* gost = gost_of(key.get()))
        set_gost_key(x509.get(), *gost, key.get());
    else
        X509_set_pubkey(x509.get(), key.get());
    add_extensions(x509.get(), spec, parent);
    const auto& signing_key = issuer == nullptr ? key : issuer->key;
    const Bytes der =
        gost_of(signing_key.get()) != nullptr
            ? sign_by_gost(x509.get(), signing_key)
            : sign_by_openssl(x509.get(), signing_key.get(), spec.sha1 ? EVP_sha1() : EVP_sha256());
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
