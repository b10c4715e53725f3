// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/keys/signing_key.h"

#include "core/trust/openssl.h"

#include <array>
#include <climits>

namespace tereze::trust {

using namespace openssl;

namespace {

using Pkcs8Ptr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Deleter<PKCS8_PRIV_KEY_INFO_free>>;

tl::unexpected<Error> bad_key(std::string why) {
    ERR_clear_error();
    return fail("trust.key_invalid", ErrorClass::Software, Remedy::Configure, std::move(why));
}

Result<Bytes> sign_by_rsa(EVP_PKEY* key, ByteView content) {
    const DigestContextPtr context(EVP_MD_CTX_new());
    Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    std::size_t size = signature.size();
    if (EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, key, nullptr) !=
            1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, content.data(), content.size()) != 1)
        return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service, reason());
    signature.resize(size);
    return signature;
}

}  // namespace

Result<SigningKey> SigningKey::from_pkcs8(ByteView der) {
    if (der.size() > INT_MAX)
        return bad_key("too long");
    const unsigned char* at = der.data();
    const Pkcs8Ptr info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.size())));
    if (!info || at != der.data() + der.size())
        return bad_key("no PKCS#8");
    const ASN1_OBJECT* object = nullptr;
    const unsigned char* content = nullptr;
    int size = 0;
    if (PKCS8_pkey_get0(&object, &content, &size, nullptr, info.get()) != 1 || size <= 0)
        return bad_key("no key inside");
    if (const auto* gost = find_kz_gost(dotted(object)); gost != nullptr && gost->signs) {
        TEREZE_ASSIGN(auto key,
                      gost_private_key(*gost, ByteView(content, static_cast<std::size_t>(size))));
        return SigningKey(std::move(key), gost);
    }
    if (OBJ_obj2nid(object) != NID_rsaEncryption)
        return bad_key("neither RSA nor GOST of Kazakhstan");
    EVP_PKEY* key = EVP_PKCS82PKEY(info.get());
    if (key == nullptr)
        return bad_key("RSA key");
    return SigningKey({key, EVP_PKEY_free}, nullptr);
}

Result<Bytes> SigningKey::sign(ByteView content) const {
    return m_gost != nullptr ? gost_sign(*m_gost, m_key, content)
                             : sign_by_rsa(m_key.get(), content);
}

}  // namespace tereze::trust
