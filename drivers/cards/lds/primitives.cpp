// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Triple-DES and SHA-1 through OpenSSL's default provider.
#include "drivers/cards/lds/primitives.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <memory>

namespace tereze::drivers::cards::lds {
namespace {

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
using Block = std::array<std::uint8_t, kDesBlock>;

tl::unexpected<Error> crypto_failed(const char* call) {
    return fail("card.crypto_failed", ErrorClass::Software, Remedy::Service, call);
}

/// DES-EDE3 in CBC mode with three keys of eight bytes.
Result<Bytes> ede3_cbc(ByteView key, const Block& start, ByteView data, Direction direction) {
    if (key.size() != 3 * kDesBlock)
        return crypto_failed("sizes");
    return run_cipher(EVP_des_ede3_cbc(), key, start, data, direction);
}

/// Key bytes laid out as K1 K2 K1 or K1 K1 K1, wiped behind.
class LaidOutKey {
  public:
    LaidOutKey(ByteView first, ByteView second, ByteView third) {
        m_bytes.reserve(3 * kDesBlock);
        for (const auto part : {first, second, third})
            append(m_bytes, part);
    }
    ~LaidOutKey() { wipe(m_bytes); }
    LaidOutKey(const LaidOutKey&) = delete;
    LaidOutKey& operator=(const LaidOutKey&) = delete;
    ByteView view() const { return m_bytes; }

  private:
    Bytes m_bytes;
};

}  // namespace

Result<Bytes> run_cipher(const EVP_CIPHER* cipher, ByteView key, ByteView start, ByteView data,
                         Direction direction) {
    const auto block = static_cast<std::size_t>(EVP_CIPHER_get_block_size(cipher));
    if (data.size() % block != 0)
        return crypto_failed("sizes");
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const int encrypt = direction == Direction::Encrypt ? 1 : 0;
    if (!context ||
        EVP_CipherInit_ex2(context.get(), cipher, key.data(), start.data(), encrypt, nullptr) != 1)
        return crypto_failed("EVP_CipherInit_ex2");
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    Bytes out(data.size() + block);
    int written = 0;
    int last = 0;
    if (EVP_CipherUpdate(context.get(), out.data(), &written, data.data(),
                         static_cast<int>(data.size())) != 1 ||
        EVP_CipherFinal_ex(context.get(), out.data() + written, &last) != 1)
        return crypto_failed("EVP_CipherUpdate");
    out.resize(static_cast<std::size_t>(written + last));
    return out;
}

Result<Bytes> triple_des_cbc(ByteView key, ByteView data, Direction direction) {
    if (key.size() != kDesKeySize)
        return crypto_failed("key size");
    const auto first = key.first(kDesBlock);
    const LaidOutKey laid_out(first, key.last(kDesBlock), first);
    return ede3_cbc(laid_out.view(), Block{}, data, direction);
}

Result<Bytes> retail_mac(ByteView key, ByteView padded) {
    if (key.size() != kDesKeySize || padded.empty() || padded.size() % kDesBlock != 0)
        return crypto_failed("sizes");
    // Single DES lives in OpenSSL's legacy provider, which we do not load: EDE with three equal
    // keys is the same thing. The last block goes through K1, K2 backwards, K1, which is EDE
    // itself.
    const auto first = key.first(kDesBlock);
    Block chained{};
    const auto before_last = padded.first(padded.size() - kDesBlock);
    if (!before_last.empty()) {
        const LaidOutKey single(first, first, first);
        TEREZE_ASSIGN(const Bytes chain,
                      ede3_cbc(single.view(), Block{}, before_last, Direction::Encrypt));
        std::copy(chain.end() - kDesBlock, chain.end(), chained.begin());
    }
    const LaidOutKey both(first, key.last(kDesBlock), first);
    return ede3_cbc(both.view(), chained, padded.last(kDesBlock), Direction::Encrypt);
}

Bytes padded(ByteView data, std::size_t block) {
    Bytes out(data.begin(), data.end());
    out.push_back(0x80);
    while (out.size() % block != 0)
        out.push_back(0);
    return out;
}

Result<Bytes> unpadded(ByteView data) {
    std::size_t size = data.size();
    while (size > 0 && data[size - 1] == 0)
        --size;
    if (size == 0 || data[size - 1] != 0x80)
        return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, "padding missing");
    return Bytes(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(size - 1));
}

Result<Bytes> sha1(ByteView data) {
    Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (EVP_Digest(data.data(), data.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1)
        return crypto_failed("EVP_Digest");
    digest.resize(size);
    return digest;
}

Result<Bytes> sha1_16(ByteView data) {
    TEREZE_ASSIGN(Bytes digest, sha1(data));
    digest.resize(kDesKeySize);
    return digest;
}

void set_odd_parity(Bytes& key) {
    for (auto& byte : key) {
        unsigned ones = 0;
        for (unsigned bit = 1; bit < 8; ++bit)
            ones += byte >> bit & 1U;
        byte = static_cast<std::uint8_t>((byte & 0xFEU) | (ones % 2 == 0 ? 1U : 0U));
    }
}

void increment(Bytes& counter) {
    for (auto byte = counter.rbegin(); byte != counter.rend(); ++byte)
        if (++*byte != 0)
            return;
}

bool equal_secretly(ByteView left, ByteView right) {
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace tereze::drivers::cards::lds
