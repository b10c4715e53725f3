// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// AES through OpenSSL's default provider.
#include "drivers/cards/lds/aes_cipher.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <memory>

namespace tereze::drivers::cards::lds {
namespace {

using Mac = std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

constexpr std::size_t kMacSize = 8;

tl::unexpected<Error> crypto_failed(const char* call) {
    return fail("card.crypto_failed", ErrorClass::Software, Remedy::Service, call);
}

const EVP_CIPHER* cipher_for(std::size_t key_size) {
    switch (key_size) {
        case 16:
            return EVP_aes_128_cbc();
        case 24:
            return EVP_aes_192_cbc();
        case 32:
            return EVP_aes_256_cbc();
        default:
            return nullptr;
    }
}

}  // namespace

Result<Bytes> aes_cbc(ByteView key, ByteView start, ByteView data, Direction direction) {
    const EVP_CIPHER* cipher = cipher_for(key.size());
    if (cipher == nullptr || start.size() != kAesBlock)
        return crypto_failed("sizes");
    return run_cipher(cipher, key, start, data, direction);
}

Result<Bytes> aes_cmac(ByteView key, ByteView data) {
    const EVP_CIPHER* cipher = cipher_for(key.size());
    if (cipher == nullptr)
        return crypto_failed("sizes");
    const Mac algorithm(EVP_MAC_fetch(nullptr, "CMAC", nullptr), EVP_MAC_free);
    const MacContext context(algorithm ? EVP_MAC_CTX_new(algorithm.get()) : nullptr,
                             EVP_MAC_CTX_free);
    std::string name(EVP_CIPHER_get0_name(cipher));
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, name.data(), name.size()),
        OSSL_PARAM_construct_end()};
    Bytes mac(kAesBlock);
    std::size_t size = 0;
    if (!context || EVP_MAC_init(context.get(), key.data(), key.size(), parameters.data()) != 1 ||
        EVP_MAC_update(context.get(), data.data(), data.size()) != 1 ||
        EVP_MAC_final(context.get(), mac.data(), &size, mac.size()) != 1 || size != kAesBlock)
        return crypto_failed("EVP_MAC");
    mac.resize(kMacSize);
    return mac;
}

/// The counter, encrypted: a block that no observer can foretell (9.8.6.2).
Result<Bytes> AesCipher::initial_vector(ByteView counter) const {
    return aes_cbc(m_keys.encryption.bytes(), Bytes(kAesBlock), counter, Direction::Encrypt);
}

Result<Bytes> AesCipher::encrypt(ByteView padded, ByteView counter) const {
    TEREZE_ASSIGN(const Bytes start, initial_vector(counter));
    return aes_cbc(m_keys.encryption.bytes(), start, padded, Direction::Encrypt);
}

Result<Bytes> AesCipher::decrypt(ByteView data, ByteView counter) const {
    TEREZE_ASSIGN(const Bytes start, initial_vector(counter));
    return aes_cbc(m_keys.encryption.bytes(), start, data, Direction::Decrypt);
}

Result<Bytes> AesCipher::mac(ByteView padded) const {
    return aes_cmac(m_keys.mac.bytes(), padded);
}

}  // namespace tereze::drivers::cards::lds
