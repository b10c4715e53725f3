// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Written with our DER writer, because OpenSSL would write Russian identifiers.
#include "tests/support/pki/kz_gost_person.h"

#include "core/base/ids.h"
#include "core/trust/der/der.h"
#include "core/trust/keys/kz_gost.h"
#include "core/trust/openssl.h"
#include "tests/support/pki/issue.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

#include <stdexcept>

namespace tereze::testing {

using namespace trust::openssl;
namespace der = trust::der;

namespace {

constexpr std::string_view kKey = "1.2.398.3.10.1.1.2.2";

void must(bool worked, const char* what) {
    if (!worked)
        throw std::runtime_error(what);
}

const trust::KzGost& gost() {
    return *trust::find_kz_gost(kKey);
}

Bytes key_algorithm() {
    return der::sequence({der::object_identifier(kKey), kz_key_parameters(gost())});
}

/// "emailProtection, 1.2.398.3.3.4.1.1", as openssl.cnf has it.
std::string joined(const std::vector<std::string>& usages) {
    std::string text;
    for (const auto& usage : usages)
        text += (text.empty() ? "" : ", ") + usage;
    return text;
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
    CertificateSpec spec;
    spec.subject = {{"CN", name}, {"serialNumber", "IIN" + iin}, {"C", "KZ"}};
    spec.extensions = {{"extendedKeyUsage", joined(usages)}};
    spec.not_before = not_before;
    spec.not_after = not_after;
    spec.existing_key = *key;
    return {issue(spec, nullptr).certificate,
            der::sequence({der::integer(0), key_algorithm(), der::octet_string(scalar)}),
            pem_of(key->get())};
}

Bytes make_key_file(const GostPerson& person, const std::string& password) {
    return make_key_file(person.certificate, person.pkcs8, password);
}

Bytes make_key_file(const trust::Certificate& certificate, const Bytes& pkcs8,
                    const std::string& password) {
    const int size = static_cast<int>(password.size());
    constexpr int kRounds = 1024;
    const unsigned char* at = pkcs8.data();
    PKCS8_PRIV_KEY_INFO* info =
        d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(pkcs8.size()));
    must(info != nullptr, "d2i_PKCS8_PRIV_KEY_INFO");
    PKCS12_SAFEBAG* key_bag = PKCS12_SAFEBAG_create_pkcs8_encrypt_ex(
        NID_pbe_WithSHA1And3_Key_TripleDES_CBC, password.data(), size, nullptr, 0, kRounds, info,
        old_ciphers(), nullptr);
    PKCS8_PRIV_KEY_INFO_free(info);
    PKCS12_SAFEBAG* certificate_bag = PKCS12_SAFEBAG_create_cert(certificate.native());
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

Bytes with_indefinite_lengths(ByteView der, int levels) {
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
        if ((der[0] & kConstructed) != 0 && levels > 0) {
            out.insert(out.end(), {der[0], 0x80});
            append(out, with_indefinite_lengths(content, levels - 1));
            out.insert(out.end(), {0, 0});
        } else {
            append(out, der.first(size));
        }
        der = der.subspan(size);
    }
    return out;
}

}  // namespace tereze::testing
