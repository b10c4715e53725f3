// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/unit/core/trust/openssl_signature.h"

#include "core/base/digest.h"
#include "core/trust/der/der.h"

#include <openssl/cms.h>
#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace tereze::testing {
namespace {

void add_foreign_name(CMS_SignerInfo* info, const trust::Certificate& named) {
    using namespace trust;
    const auto id = der::sequence({der::octet_string(sha256(named.der()))});
    const auto value = der::sequence({der::sequence({id})});
    if (CMS_signed_add1_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE,
                                    value.data(), static_cast<int>(value.size())) != 1)
        throw std::runtime_error("CMS_signed_add1_attr_by_NID");
}

}  // namespace

Bytes sign_with_openssl(ByteView content, const Issued& signer,
                        const std::vector<trust::Certificate>& chain,
                        const OpensslSignature& options) {
    const unsigned int shape = CMS_BINARY | (options.attached ? 0U : unsigned{CMS_DETACHED});
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> in(
        BIO_new_mem_buf(content.data(), static_cast<int>(content.size())), BIO_free_all);
    const std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)> cms(
        CMS_sign(nullptr, nullptr, nullptr, in.get(), shape | CMS_PARTIAL), CMS_ContentInfo_free);
    const bool honest_name = options.name_the_signer && !options.named_instead;
    auto* info = CMS_add1_signer(cms.get(), signer.certificate.native(), signer.key.get(),
                                 EVP_get_digestbyname(options.digest),
                                 CMS_NOSMIMECAP | (honest_name ? unsigned{CMS_CADES} : 0U));
    if (info == nullptr)
        throw std::runtime_error("CMS_add1_signer");
    if (options.named_instead)
        add_foreign_name(info, *options.named_instead);
    if (options.second_signer != nullptr &&
        CMS_add1_signer(cms.get(), options.second_signer->certificate.native(),
                        options.second_signer->key.get(), EVP_sha256(), CMS_NOSMIMECAP) == nullptr)
        throw std::runtime_error("CMS_add1_signer");
    for (const auto& certificate : chain)
        CMS_add1_cert(cms.get(), certificate.native());
    if (CMS_final(cms.get(), in.get(), nullptr, shape) != 1)
        throw std::runtime_error("CMS_final");

    Bytes der(static_cast<std::size_t>(i2d_CMS_ContentInfo(cms.get(), nullptr)));
    unsigned char* at = der.data();
    i2d_CMS_ContentInfo(cms.get(), &at);
    return der;
}

}  // namespace tereze::testing
