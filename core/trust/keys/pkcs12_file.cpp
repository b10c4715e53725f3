// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// OpenSSL's PKCS#12 functions in a library context of their own, so that the old ciphers of the
// legacy provider are known nowhere else.
#include "core/trust/keys/pkcs12_file.h"

#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include <climits>
#include <memory>
#include <optional>

namespace tereze::trust {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
struct FreeSafes {
    void operator()(STACK_OF(PKCS7) * stack) const { sk_PKCS7_pop_free(stack, PKCS7_free); }
};
struct FreeBags {
    void operator()(STACK_OF(PKCS12_SAFEBAG) * stack) const {
        sk_PKCS12_SAFEBAG_pop_free(stack, PKCS12_SAFEBAG_free);
    }
};
using FilePtr = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;
using SafesPtr = std::unique_ptr<STACK_OF(PKCS7), FreeSafes>;
using BagsPtr = std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), FreeBags>;
using InfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>>;
using X509Ptr = std::unique_ptr<X509, Freed<X509_free>>;

constexpr long kMostRounds = 1'000'000;
constexpr int kMostBags = 64;
constexpr int kDeepest = 3;

tl::unexpected<Error> invalid(std::string why) {
    ERR_clear_error();
    return fail("token.file_invalid", ErrorClass::User, Remedy::Retry, std::move(why));
}

tl::unexpected<Error> wrong_password() {
    ERR_clear_error();
    return fail("token.pin_wrong", ErrorClass::User, Remedy::Retry, "password of a key file");
}

/// Kept to the process's end; OpenSSL's contexts are safe to share between threads.
OSSL_LIB_CTX* context() {
    static OSSL_LIB_CTX* const kContext = [] {
        OSSL_LIB_CTX* made = OSSL_LIB_CTX_new();
        // Where the legacy provider is missing, files with RC2 are refused as invalid.
        OSSL_PROVIDER_load(made, "default");
        OSSL_PROVIDER_load(made, "legacy");
        ERR_clear_error();
        return made;
    }();
    return kContext;
}

/// How often the password is hashed; nothing where the parameters are not understood.
std::optional<long> rounds_of(const X509_ALGOR* algorithm) {
    const ASN1_OBJECT* object = nullptr;
    int type = 0;
    const void* value = nullptr;
    X509_ALGOR_get0(&object, &type, &value, algorithm);
    if (type != V_ASN1_SEQUENCE)
        return std::nullopt;
    const auto* sequence = static_cast<const ASN1_STRING*>(value);
    if (OBJ_obj2nid(object) != NID_pbes2) {
        const std::unique_ptr<PBEPARAM, Freed<PBEPARAM_free>> parameters(
            static_cast<PBEPARAM*>(ASN1_item_unpack(sequence, ASN1_ITEM_rptr(PBEPARAM))));
        if (!parameters)
            return std::nullopt;
        return ASN1_INTEGER_get(parameters->iter);
    }
    const std::unique_ptr<PBE2PARAM, Freed<PBE2PARAM_free>> outer(
        static_cast<PBE2PARAM*>(ASN1_item_unpack(sequence, ASN1_ITEM_rptr(PBE2PARAM))));
    if (!outer)
        return std::nullopt;
    X509_ALGOR_get0(&object, &type, &value, outer->keyfunc);
    if (OBJ_obj2nid(object) != NID_id_pbkdf2 || type != V_ASN1_SEQUENCE)
        return std::nullopt;
    const std::unique_ptr<PBKDF2PARAM, Freed<PBKDF2PARAM_free>> inner(static_cast<PBKDF2PARAM*>(
        ASN1_item_unpack(static_cast<const ASN1_STRING*>(value), ASN1_ITEM_rptr(PBKDF2PARAM))));
    if (!inner)
        return std::nullopt;
    return ASN1_INTEGER_get(inner->iter);
}

Result<> check_rounds(const X509_ALGOR* algorithm) {
    const auto rounds = rounds_of(algorithm);
    ERR_clear_error();
    if (!rounds || *rounds < 1 || *rounds > kMostRounds)
        return invalid("rounds of key derivation");
    return {};
}

Result<FilePtr> read(ByteView bytes) {
    if (bytes.size() > INT_MAX)
        return invalid("too long");
    PKCS12* raw = PKCS12_init_ex(NID_pkcs7_data, context(), nullptr);
    const unsigned char* at = bytes.data();
    PKCS12* parsed = d2i_PKCS12(&raw, &at, static_cast<long>(bytes.size()));
    FilePtr file(parsed);
    // Sticks give files that a copier has padded; only what is missing is a fault.
    if (!file || PKCS12_mac_present(file.get()) != 1)
        return invalid("no PKCS#12");
    const ASN1_INTEGER* rounds = nullptr;
    PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, file.get());
    const long count = rounds == nullptr ? 1 : ASN1_INTEGER_get(rounds);
    if (count < 1 || count > kMostRounds)
        return invalid("rounds of the MAC");
    return file;
}

/// What was found before keys and certificates are put together.
struct Contents {
    ~Contents() {
        for (auto& [id, key] : keys)
            wipe(key);
    }
    std::vector<std::pair<std::string, Bytes>> keys;
    std::vector<std::pair<std::string, trust::Certificate>> certificates;
    int bags = 0;
};

std::string local_id(const PKCS12_SAFEBAG* bag) {
    const ASN1_TYPE* attribute = PKCS12_SAFEBAG_get0_attr(bag, NID_localKeyID);
    if (attribute == nullptr || attribute->type != V_ASN1_OCTET_STRING)
        return {};
    const ASN1_STRING* text = attribute->value.octet_string;
    return to_hex(
        ByteView(ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text))));
}

void take_key(const PKCS8_PRIV_KEY_INFO* info, const PKCS12_SAFEBAG* bag, Contents& contents) {
    unsigned char* memory = nullptr;
    const int size = i2d_PKCS8_PRIV_KEY_INFO(info, &memory);
    if (size <= 0)
        return;
    contents.keys.emplace_back(local_id(bag), Bytes(memory, memory + size));
    OPENSSL_clear_free(memory, static_cast<std::size_t>(size));
}

void take_certificate(const PKCS12_SAFEBAG* bag, Contents& contents) {
    const X509Ptr x509(PKCS12_SAFEBAG_get1_cert(bag));
    unsigned char* memory = nullptr;
    const int size = x509 ? i2d_X509(x509.get(), &memory) : 0;
    if (size <= 0)
        return;
    auto certificate = trust::Certificate::parse(ByteView(memory, static_cast<std::size_t>(size)));
    OPENSSL_free(memory);
    if (certificate)
        contents.certificates.emplace_back(local_id(bag), std::move(*certificate));
}

Result<> take_bags(const STACK_OF(PKCS12_SAFEBAG) * bags, const Secret& password, int depth,
                   Contents& contents);

Result<> take_bag(const PKCS12_SAFEBAG* bag, const Secret& password, int depth,
                  Contents& contents) {
    if (++contents.bags > kMostBags)
        return invalid("too many objects");
    switch (PKCS12_SAFEBAG_get_nid(bag)) {
        case NID_keyBag:
            take_key(PKCS12_SAFEBAG_get0_p8inf(bag), bag, contents);
            return {};
        case NID_pkcs8ShroudedKeyBag: {
            const X509_ALGOR* algorithm = nullptr;
            X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &algorithm, nullptr);
            TEREZE_TRY(check_rounds(algorithm));
            const auto text = password.view();
            const InfoPtr info(PKCS12_decrypt_skey_ex(
                bag, text.data(), static_cast<int>(text.size()), context(), nullptr));
            if (!info)
                return invalid("a key that cannot be opened");
            take_key(info.get(), bag, contents);
            return {};
        }
        case NID_certBag:
            take_certificate(bag, contents);
            return {};
        case NID_safeContentsBag:
            return take_bags(PKCS12_SAFEBAG_get0_safes(bag), password, depth + 1, contents);
        default:
            return {};
    }
}

Result<> take_bags(const STACK_OF(PKCS12_SAFEBAG) * bags, const Secret& password, int depth,
                   Contents& contents) {
    if (depth > kDeepest)
        return invalid("too deep");
    for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i)
        TEREZE_TRY(take_bag(sk_PKCS12_SAFEBAG_value(bags, i), password, depth, contents));
    return {};
}

Result<> take_safe(PKCS7* safe, const Secret& password, Contents& contents) {
    BagsPtr bags;
    if (PKCS7_type_is_data(safe)) {
        bags.reset(PKCS12_unpack_p7data(safe));
    } else if (PKCS7_type_is_encrypted(safe)) {
        if (safe->d.encrypted == nullptr || safe->d.encrypted->enc_data == nullptr)
            return invalid("no content");
        TEREZE_TRY(check_rounds(safe->d.encrypted->enc_data->algorithm));
        const auto text = password.view();
        bags.reset(PKCS12_unpack_p7encdata(safe, text.data(), static_cast<int>(text.size())));
    } else {
        return {};
    }
    if (!bags)
        return invalid("content that cannot be opened");
    return take_bags(bags.get(), password, 0, contents);
}

/// By local identifier; a lone key and a lone certificate belong together without one.
std::vector<OpenedKey> paired(Contents& contents) {
    std::vector<OpenedKey> all;
    const bool lone = contents.keys.size() == 1 && contents.certificates.size() == 1;
    for (auto& [key_id, key] : contents.keys)
        for (const auto& [certificate_id, certificate] : contents.certificates) {
            if (!lone && (key_id.empty() || key_id != certificate_id))
                continue;
            all.emplace_back(key_id.empty() ? certificate.sha256_fingerprint() : key_id, key,
                             certificate);
            break;
        }
    return all;
}

}  // namespace

Result<> check_pkcs12(ByteView file) {
    TEREZE_TRY(read(file));
    return {};
}

Result<std::vector<OpenedKey>> open_pkcs12(ByteView file, const Secret& password) {
    TEREZE_ASSIGN(const auto parsed, read(file));
    const auto text = password.view();
    if (PKCS12_verify_mac(parsed.get(), text.data(), static_cast<int>(text.size())) != 1)
        return wrong_password();
    const SafesPtr safes(PKCS12_unpack_authsafes(parsed.get()));
    if (!safes)
        return invalid("no content");
    Contents contents;
    for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i)
        TEREZE_TRY(take_safe(sk_PKCS7_value(safes.get(), i), password, contents));
    ERR_clear_error();
    return paired(contents);
}

}  // namespace tereze::trust
