// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// PKCS#10 and the certificates of terminals, through OpenSSL.
#include "core/trust/certificates/request.h"

#include "core/base/digest.h"
#include "core/base/ids.h"
#include "core/trust/openssl.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>

#include <array>

namespace tereze::trust {
namespace {

using RequestPtr = std::unique_ptr<X509_REQ, openssl::Deleter<X509_REQ_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, openssl::Deleter<X509_EXTENSION_free>>;
using NumberPtr = std::unique_ptr<BIGNUM, openssl::Deleter<BN_free>>;

constexpr int kFewestRsaBits = 2048;
constexpr std::size_t kSerialBytes = 16;

tl::unexpected<Error> invalid(std::string why) {
    return fail("trust.request_invalid", ErrorClass::Fraud, Remedy::None, std::move(why));
}

RequestPtr read_request(ByteView bytes) {
    const openssl::BioPtr in(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    RequestPtr request(PEM_read_bio_X509_REQ(in.get(), nullptr, nullptr, nullptr));
    if (request)
        return request;
    ERR_clear_error();
    const std::uint8_t* at = bytes.data();
    request.reset(d2i_X509_REQ(nullptr, &at, static_cast<long>(bytes.size())));
    if (request && at != bytes.data() + bytes.size())
        request.reset();
    return request;
}

bool is_strong(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "RSA") == 1)
        return EVP_PKEY_get_bits(key) >= kFewestRsaBits;
    std::array<char, 64> curve{};
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_group_name(key, curve.data(), curve.size(), nullptr) == 1 &&
           (std::string_view(curve.data()) == "prime256v1" ||
            std::string_view(curve.data()) == "secp384r1");
}

bool set_common_name(X509_NAME* name, const std::string& common_name) {
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(common_name.data()),
                                      static_cast<int>(common_name.size()), -1, 0) == 1;
}

std::string pem_of(const openssl::BioPtr& out) {
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    std::string copy(text, static_cast<std::size_t>(std::max(size, 0L)));
    if (size > 0)
        OPENSSL_cleanse(text, static_cast<std::size_t>(size));
    return copy;
}

tl::unexpected<Error> key_invalid() {
    return fail("trust.key_invalid", ErrorClass::Software, Remedy::Service, openssl::reason());
}

Result<std::string> signed_request(EVP_PKEY* key, const std::string& common_name) {
    const RequestPtr request(X509_REQ_new());
    const openssl::BioPtr out(BIO_new(BIO_s_mem()));
    if (!request || !set_common_name(X509_REQ_get_subject_name(request.get()), common_name) ||
        X509_REQ_set_pubkey(request.get(), key) != 1 ||
        X509_REQ_sign(request.get(), key, EVP_sha256()) <= 0 ||
        PEM_write_bio_X509_REQ(out.get(), request.get()) != 1)
        return key_invalid();
    return pem_of(out);
}

bool add_extension(X509* certificate, X509* issuer, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_serial(X509* certificate) {
    auto bytes = random_bytes(kSerialBytes);
    bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x3F) | 0x40);  // positive, always as long
    const NumberPtr number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_times(X509* certificate, calendar::TimePoint from, calendar::TimePoint until) {
    const auto seconds = [](calendar::TimePoint time) {
        return std::chrono::system_clock::to_time_t(time);
    };
    return ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(from)) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(until)) != nullptr;
}

}  // namespace

Result<CertificateRequest> CertificateRequest::parse(ByteView bytes) {
    auto request = read_request(bytes);
    if (!request)
        return invalid("not PKCS#10: " + openssl::reason());
    auto* key = X509_REQ_get0_pubkey(request.get());
    if (key == nullptr || !is_strong(key)) {
        ERR_clear_error();
        return invalid("RSA of 2048 bits or more, P-256 or P-384 expected");
    }
    if (X509_REQ_verify(request.get(), key) != 1)
        return invalid("the signature is none of the key's: " + openssl::reason());
    return CertificateRequest(std::shared_ptr<X509_req_st>(request.release(), X509_REQ_free));
}

std::string CertificateRequest::key_sha256() const {
    return sha256_hex(openssl::to_der(i2d_X509_PUBKEY, X509_REQ_get_X509_PUBKEY(m_request.get())));
}

Result<std::string> request_for(const PrivateKey& key, const std::string& common_name) {
    return signed_request(key.native(), common_name);
}

Result<NewRequest> make_request(const std::string& common_name) {
    const openssl::PkeyPtr key(EVP_EC_gen("P-256"));
    const openssl::BioPtr out(BIO_new(BIO_s_mem()));
    if (!key || PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                              nullptr) != 1)
        return key_invalid();
    TEREZE_ASSIGN(auto request, signed_request(key.get(), common_name));
    return NewRequest{pem_of(out), std::move(request)};
}

Result<TerminalAuthority> TerminalAuthority::create(Certificate certificate, PrivateKey key) {
    const bool fits = X509_check_private_key(certificate.native(), key.native()) == 1 &&
                      X509_check_ca(certificate.native()) == 1;
    if (!fits)
        return fail("trust.authority_invalid", ErrorClass::Software, Remedy::Configure,
                    "no authority's certificate, or the key of another one; " + openssl::reason());
    return TerminalAuthority(std::move(certificate), std::move(key));
}

Result<Certificate> TerminalAuthority::issue(const CertificateRequest& request,
                                             const std::string& common_name,
                                             calendar::TimePoint from,
                                             calendar::TimePoint until) const {
    const openssl::X509Ptr made(X509_new());
    auto* issuer = m_certificate.native();
    constexpr long kVersion3 = 2;
    const bool done =
        made && X509_set_version(made.get(), kVersion3) == 1 && set_serial(made.get()) &&
        set_times(made.get(), from, until) &&
        X509_set_issuer_name(made.get(), X509_get_subject_name(issuer)) == 1 &&
        set_common_name(X509_get_subject_name(made.get()), common_name) &&
        X509_set_pubkey(made.get(), X509_REQ_get0_pubkey(request.native())) == 1 &&
        add_extension(made.get(), issuer, NID_basic_constraints, "critical,CA:FALSE") &&
        add_extension(made.get(), issuer, NID_key_usage, "critical,digitalSignature") &&
        add_extension(made.get(), issuer, NID_ext_key_usage, "clientAuth") &&
        add_extension(made.get(), issuer, NID_subject_key_identifier, "hash") &&
        add_extension(made.get(), issuer, NID_authority_key_identifier, "keyid") &&
        X509_sign(made.get(), m_key.native(), EVP_sha256()) > 0;
    if (!done)
        return invalid(openssl::reason());
    return Certificate::parse(openssl::to_der(i2d_X509, made.get()));
}

}  // namespace tereze::trust
