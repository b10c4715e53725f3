// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/envelope.h"

#include "core/base/secret.h"
#include "core/trust/openssl.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <climits>

namespace tereze::trust {

using namespace openssl;

namespace {

tl::unexpected<Error> sealing_failed() {
    return fail("trust.sealing_failed", ErrorClass::Software, Remedy::Configure, reason());
}

/// No prompt on a terminal that nobody sees: a protected key is simply no key here.
int no_password(char*, int, int, void*) {
    return -1;
}

PkeyPtr read_der_key(ByteView bytes) {
    const unsigned char* at = bytes.data();
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, Deleter<PKCS8_PRIV_KEY_INFO_free>> info(
        d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(bytes.size())));
    if (!info || at != bytes.data() + bytes.size())
        return nullptr;
    return PkeyPtr(EVP_PKCS82PKEY(info.get()));
}

/// RSA gets OAEP with SHA-256 (RFC 8017 §7.1) and elliptic curves a key derivation with SHA-256:
/// OpenSSL's own choices for CMS are PKCS#1 v1.5 and SHA-1.
bool choose_key_transport(CMS_RecipientInfo* receiver) {
    EVP_PKEY_CTX* context = CMS_RecipientInfo_get0_pkey_ctx(receiver);
    if (context == nullptr)
        return false;
    if (CMS_RecipientInfo_type(receiver) == CMS_RECIPINFO_TRANS)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) > 0 &&
               EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) > 0;
    return EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) > 0;
}

}  // namespace

Result<PrivateKey> PrivateKey::parse(ByteView bytes) {
    PkeyPtr key;
    if (bytes.size() <= INT_MAX) {
        const auto in = reader(bytes);
        key.reset(PEM_read_bio_PrivateKey(in.get(), nullptr, no_password, nullptr));
        if (!key)
            key = read_der_key(bytes);
    }
    ERR_clear_error();
    if (!key)
        return fail("trust.key_invalid", ErrorClass::Software, Remedy::Configure,
                    "neither PEM nor PKCS#8 without a password");
    return PrivateKey(std::shared_ptr<EVP_PKEY>(key.release(), EVP_PKEY_free));
}

Result<Bytes> seal(ByteView content, const Certificate& receiver) {
    if (content.size() > INT_MAX)
        return sealing_failed();
    ERR_clear_error();
    const CmsPtr cms(CMS_AuthEnvelopedData_create(EVP_aes_256_gcm()));
    if (!cms)
        return sealing_failed();
    auto* info = CMS_add1_recipient_cert(cms.get(), receiver.native(), CMS_KEY_PARAM);
    if (info == nullptr || !choose_key_transport(info))
        return sealing_failed();
    const auto in = reader(content);
    if (CMS_final(cms.get(), in.get(), nullptr, CMS_BINARY) != 1)
        return sealing_failed();
    auto bytes = to_der(i2d_CMS_ContentInfo, cms.get());
    if (bytes.empty())
        return sealing_failed();
    return bytes;
}

Result<Bytes> open_envelope(ByteView envelope, const Certificate& receiver, const PrivateKey& key) {
    const auto malformed = [](std::string why) {
        ERR_clear_error();
        return fail("trust.envelope_malformed", ErrorClass::Software, Remedy::None, std::move(why));
    };
    if (envelope.size() > INT_MAX)
        return malformed("too long");
    const unsigned char* at = envelope.data();
    const CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(envelope.size())));
    if (!cms || at != envelope.data() + envelope.size())
        return malformed("not CMS");
    if (OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_id_smime_ct_authEnvelopedData)
        return malformed("not AuthEnvelopedData");

    const BioPtr out(BIO_new(BIO_s_mem()));
    const bool opened = CMS_decrypt(cms.get(), key.native(), receiver.native(), nullptr, out.get(),
                                    CMS_BINARY) == 1;
    char* memory = nullptr;
    const auto size = static_cast<std::size_t>(BIO_get_mem_data(out.get(), &memory));
    Bytes content;
    if (opened)
        content.assign(memory, memory + size);
    // What GCM refuses has still been decrypted into this buffer, and what it accepts is personal.
    if (size > 0)
        wipe(memory, size);
    if (!opened)
        return fail("trust.envelope_not_for_us", ErrorClass::Fraud, Remedy::Service, reason());
    ERR_clear_error();
    return content;
}

}  // namespace tereze::trust
