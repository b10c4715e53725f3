// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Written with our DER writer, because OpenSSL would write Russian identifiers.
#include "tests/support/pki/kz_gost_person.h"

#include "core/base/ids.h"
#include "core/trust/der.h"
#include "core/trust/kz_gost.h"
#include "core/trust/openssl.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

#include <stdexcept>

namespace tereze::testing {

using namespace trust::openssl;
namespace der = trust::der;

namespace {

constexpr std::string_view kKey = "1.2.398.3.10.1.1.2.2";
constexpr std::string_view kParameters = "1.2.398.3.10.1.1.2.2.1";
constexpr std::uint8_t kBitString = 0x03;

void must(bool worked, const char* what) {
    if (!worked)
        throw std::runtime_error(what);
}

const trust::KzGost& gost() {
    return *trust::find_kz_gost(kKey);
}

Bytes key_algorithm() {
    return der::sequence(
        {der::object_identifier(kKey), der::sequence({der::object_identifier(kParameters),
                                                      der::object_identifier(gost().digest_oid)})});
}

/// The point as the engine writes it: BIT STRING around OCTET STRING, the same in both countries.
Bytes point_of(EVP_PKEY* key) {
    const Bytes info = to_der(i2d_PUBKEY, key);
    const unsigned char* at = info.data();
    const std::unique_ptr<X509_PUBKEY, Deleter<X509_PUBKEY_free>> parsed(
        d2i_X509_PUBKEY(nullptr, &at, static_cast<long>(info.size())));
    const unsigned char* bits = nullptr;
    int size = 0;
    must(parsed && X509_PUBKEY_get0_param(nullptr, &bits, &size, nullptr, parsed.get()) == 1,
         "X509_PUBKEY_get0_param");
    return {bits, bits + size};
}

Bytes bit_string(ByteView content) {
    Bytes bits{0};
    append(bits, content);
    return der::tagged(kBitString, bits);
}

Bytes name_of(const std::string& common_name, const std::string& iin) {
    const std::unique_ptr<X509_NAME, Deleter<X509_NAME_free>> name(X509_NAME_new());
    const auto add = [&](const char* field, int type, const std::string& value) {
        X509_NAME_add_entry_by_txt(name.get(), field, type,
                                   reinterpret_cast<const unsigned char*>(value.data()),
                                   static_cast<int>(value.size()), -1, 0);
    };
    add("CN", MBSTRING_UTF8, common_name);
    add("serialNumber", V_ASN1_PRINTABLESTRING, "IIN" + iin);
    add("C", V_ASN1_PRINTABLESTRING, "KZ");
    return to_der(i2d_X509_NAME, name.get());
}

Bytes extensions(const std::vector<std::string>& usages) {
    std::vector<Bytes> identifiers;
    for (const auto& usage : usages)
        identifiers.push_back(der::object_identifier(usage));
    const Bytes extended = der::sequence(
        {der::object_identifier("2.5.29.37"), der::octet_string(der::sequence(identifiers))});
    return der::explicit_tag(3, der::sequence({extended}));
}

std::string pem_of(EVP_PKEY* key) {
    const BioPtr out(BIO_new(BIO_s_mem()));
    must(PEM_write_bio_PUBKEY(out.get(), key) == 1, "PEM_write_bio_PUBKEY");
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

/// Old ciphers, for this file only.
OSSL_LIB_CTX* old_ciphers() {
    static OSSL_LIB_CTX* const kContext = [] {
        OSSL_LIB_CTX* made = OSSL_LIB_CTX_new();
        must(OSSL_PROVIDER_load(made, "default") != nullptr &&
                 OSSL_PROVIDER_load(made, "legacy") != nullptr,
             "providers");
        return made;
    }();
    return kContext;
}

}  // namespace

GostPerson issue_gost_person(const std::string& name, const std::string& iin,
                             const std::vector<std::string>& usages, calendar::TimePoint not_before,
                             calendar::TimePoint not_after) {
    Bytes number = random_bytes(64);
    number.back() &= 0x3FU;  // below the order; the last byte is the most significant
    const Bytes scalar = der::octet_string(number);
    const auto key = trust::gost_private_key(gost(), scalar);
    must(key.has_value(), "gost_private_key");
    const Bytes point = point_of(key->get());

    const Bytes signature_algorithm =
        der::algorithm_identifier(gost().signature_oid, der::Parameters::Null);
    const Bytes subject = name_of(name, iin);
    const Bytes content = der::sequence(
        {der::explicit_tag(0, der::integer(2)), der::integer(7), signature_algorithm, subject,
         der::sequence({der::time(not_before), der::time(not_after)}), subject,
         der::sequence({key_algorithm(), bit_string(point)}), extensions(usages)});
    const auto signature = trust::gost_sign(gost(), *key, content);
    must(signature.has_value(), "gost_sign");
    const Bytes certificate = der::sequence({content, signature_algorithm, bit_string(*signature)});
    return {trust::Certificate::parse(certificate).value(),
            der::sequence({der::integer(0), key_algorithm(), der::octet_string(scalar)}),
            pem_of(key->get())};
}

Bytes make_key_file(const GostPerson& person, const std::string& password) {
    const int size = static_cast<int>(password.size());
    constexpr int kRounds = 1024;
    const unsigned char* at = person.pkcs8.data();
    PKCS8_PRIV_KEY_INFO* info =
        d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(person.pkcs8.size()));
    must(info != nullptr, "d2i_PKCS8_PRIV_KEY_INFO");
    PKCS12_SAFEBAG* key_bag = PKCS12_SAFEBAG_create_pkcs8_encrypt_ex(
        NID_pbe_WithSHA1And3_Key_TripleDES_CBC, password.data(), size, nullptr, 0, kRounds, info,
        old_ciphers(), nullptr);
    PKCS8_PRIV_KEY_INFO_free(info);
    PKCS12_SAFEBAG* certificate_bag = PKCS12_SAFEBAG_create_cert(person.certificate.native());
    must(key_bag != nullptr && certificate_bag != nullptr, "PKCS12_SAFEBAG_create");
    unsigned char id[] = {1};
    PKCS12_add_localkeyid(key_bag, id, sizeof id);
    PKCS12_add_localkeyid(certificate_bag, id, sizeof id);

    STACK_OF(PKCS7)* safes = nullptr;
    const auto add = [&](PKCS12_SAFEBAG* bag, int cipher) {
        STACK_OF(PKCS12_SAFEBAG)* bags = sk_PKCS12_SAFEBAG_new_null();
        sk_PKCS12_SAFEBAG_push(bags, bag);
        must(PKCS12_add_safe_ex(&safes, bags, cipher, kRounds, password.c_str(), old_ciphers(),
                                nullptr) == 1,
             "PKCS12_add_safe_ex");
        sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    };
    add(key_bag, -1);
    add(certificate_bag, NID_pbe_WithSHA1And40BitRC2_CBC);
    const std::unique_ptr<PKCS12, Deleter<PKCS12_free>> file(
        PKCS12_add_safes_ex(safes, 0, old_ciphers(), nullptr));
    sk_PKCS7_pop_free(safes, PKCS7_free);
    must(file && PKCS12_set_mac(file.get(), password.data(), size, nullptr, 0, kRounds,
                                EVP_sha1()) == 1,
         "PKCS12_set_mac");
    return with_indefinite_lengths(to_der(i2d_PKCS12, file.get()));
}

Bytes with_indefinite_lengths(ByteView der) {
    constexpr std::uint8_t kConstructed = 0x20;
    Bytes out;
    while (!der.empty()) {
        const unsigned char* at = der.data();
        long length = 0;
        int tag = 0;
        int tag_class = 0;
        must((ASN1_get_object(&at, &length, &tag, &tag_class, static_cast<long>(der.size())) &
              0x80) == 0,
             "ASN1_get_object");
        const auto header = static_cast<std::size_t>(at - der.data());
        const auto size = header + static_cast<std::size_t>(length);
        const auto content = der.subspan(header, static_cast<std::size_t>(length));
        if ((der[0] & kConstructed) != 0) {
            out.insert(out.end(), {der[0], 0x80});
            append(out, with_indefinite_lengths(content));
            out.insert(out.end(), {0, 0});
        } else {
            append(out, der.first(size));
        }
        der = der.subspan(size);
    }
    return out;
}

}  // namespace tereze::testing
