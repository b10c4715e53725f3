// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Raw RSA over a block made here, ECDSA taken apart.
#include "tests/standins/virtual_card/chip_proofs.h"

#include "core/base/digest.h"
#include "core/base/ids.h"
#include "drivers/cards/lds/curve.h"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <stdexcept>

namespace tereze::standins {

using namespace drivers::cards::lds;

namespace {

void must(bool worked, const char* what) {
    if (!worked)
        throw std::runtime_error(what);
}

Bytes sign_by_rsa(EVP_PKEY& key, ByteView challenge) {
    constexpr std::size_t kDigest = 32;
    constexpr std::size_t kTrailer = 2;
    const auto size = static_cast<std::size_t>(EVP_PKEY_get_size(&key));
    const Bytes recoverable = random_bytes(size - 1 - kDigest - kTrailer);
    Bytes message = recoverable;
    append(message, challenge);
    Bytes block{0x6A};
    append(block, recoverable);
    append(block, sha256(message));
    append(block, Bytes{0x34, 0xCC});
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(&key, nullptr), EVP_PKEY_CTX_free);
    Bytes signature(size);
    std::size_t written = size;
    must(context && EVP_PKEY_sign_init(context.get()) == 1 &&
             EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
             EVP_PKEY_sign(context.get(), signature.data(), &written, block.data(), block.size()) ==
                 1,
         "EVP_PKEY_sign");
    return signature;
}

Bytes sign_by_curve(EVP_PKEY& key, ByteView challenge) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    Bytes der(static_cast<std::size_t>(EVP_PKEY_get_size(&key)));
    std::size_t size = der.size();
    must(context &&
             EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, &key,
                                   nullptr) == 1 &&
             EVP_DigestSign(context.get(), der.data(), &size, challenge.data(), challenge.size()) ==
                 1,
         "EVP_DigestSign");
    const unsigned char* at = der.data();
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)), ECDSA_SIG_free);
    must(signature != nullptr, "d2i_ECDSA_SIG");
    constexpr int kHalf = 32;
    Bytes plain(2 * kHalf);
    BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), plain.data(), kHalf);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), plain.data() + kHalf, kHalf);
    return plain;
}

}  // namespace

Bytes sign_challenge(EVP_PKEY& key, ByteView challenge) {
    return EVP_PKEY_is_a(&key, "RSA") == 1 ? sign_by_rsa(key, challenge)
                                           : sign_by_curve(key, challenge);
}

std::optional<CardSession> agree_on_session(const ChipKeyPair& key, SessionCipher cipher,
                                            ByteView their_point) {
    const auto curve = Curve::standardised(key.curve).value();
    const auto shared = curve.agree(key.secret, their_point);
    if (!shared)
        return std::nullopt;
    return CardSession(derive_session(cipher, *shared).value(), first_counter(cipher));
}

}  // namespace tereze::standins
