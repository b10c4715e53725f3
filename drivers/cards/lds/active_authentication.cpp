// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Message recovery for RSA, plain ECDSA for curves.
#include "drivers/cards/lds/active_authentication.h"

#include "drivers/cards/lds/data_groups.h"
#include "drivers/cards/lds/lds_files.h"
#include "drivers/cards/lds/primitives.h"

#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace tereze::drivers::cards::lds {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Signature = std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)>;

constexpr std::size_t kChallengeSize = 8;

trust::Verdict clone() {
    return trust::broken("clone");
}

/// The digest that the trailer of an ISO/IEC 9796-2 block names, and the trailer's length.
struct Trailer {
    const char* digest = nullptr;
    std::size_t size = 0;
};
Trailer trailer_of(ByteView block) {
    constexpr std::uint8_t kImplicit = 0xBC;
    constexpr std::uint8_t kExplicit = 0xCC;
    if (block.back() == kImplicit)
        return {"SHA1", 1};
    if (block.back() != kExplicit)
        return {};
    switch (block[block.size() - 2]) {
        case 0x33:
            return {"SHA1", 2};
        case 0x34:
            return {"SHA256", 2};
        case 0x35:
            return {"SHA512", 2};
        case 0x36:
            return {"SHA384", 2};
        case 0x38:
            return {"SHA224", 2};
        default:
            return {};
    }
}

/// The block under an RSA signature; empty where the signature is none.
Bytes recovered(EVP_PKEY* key, ByteView signature) {
    const KeyContext context(EVP_PKEY_CTX_new(key, nullptr), EVP_PKEY_CTX_free);
    Bytes block(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    std::size_t size = block.size();
    const bool good = context && EVP_PKEY_verify_recover_init(context.get()) == 1 &&
                      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
                      EVP_PKEY_verify_recover(context.get(), block.data(), &size, signature.data(),
                                              signature.size()) == 1;
    block.resize(good ? size : 0);
    return block;
}

/// ISO/IEC 9796-2 scheme 1 with partial recovery: 6A, the recovered part, a digest over it and the
/// challenge, the trailer.
trust::Verdict judge_rsa(EVP_PKEY* key, ByteView challenge, ByteView signature) {
    constexpr std::uint8_t kPartialRecovery = 0x6A;
    const Bytes block = recovered(key, signature);
    constexpr std::size_t kShortest = 24;
    if (block.size() < kShortest || block[0] != kPartialRecovery)
        return clone();
    const auto [name, trailer_size] = trailer_of(block);
    if (name == nullptr)
        return clone();
    Bytes digest(EVP_MAX_MD_SIZE);
    std::size_t digest_size = 0;
    const auto* algorithm = EVP_get_digestbyname(name);
    digest_size = static_cast<std::size_t>(EVP_MD_get_size(algorithm));
    if (block.size() < 1 + digest_size + trailer_size)
        return clone();
    const ByteView view(block);
    const std::size_t message_size = block.size() - 1 - digest_size - trailer_size;
    const auto message = view.subspan(1, message_size);
    Bytes signed_content(message.begin(), message.end());
    append(signed_content, challenge);
    if (EVP_Q_digest(nullptr, name, nullptr, signed_content.data(), signed_content.size(),
                     digest.data(), &digest_size) != 1)
        return trust::not_checked("active-unknown");
    return equal_secretly(ByteView(digest).first(digest_size),
                          view.subspan(1 + message_size, digest_size))
               ? trust::holds("active")
               : clone();
}

/// r and s side by side, each as long as the order.
Bytes der_signature(ByteView plain) {
    const Signature signature(ECDSA_SIG_new(), ECDSA_SIG_free);
    const auto half = plain.size() / 2;
    BIGNUM* r = BN_bin2bn(plain.data(), static_cast<int>(half), nullptr);
    BIGNUM* s = BN_bin2bn(plain.data() + half, static_cast<int>(half), nullptr);
    if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* memory = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &memory);
    if (size <= 0)
        return {};
    Bytes der(memory, memory + size);
    OPENSSL_free(memory);
    return der;
}

trust::Verdict judge_ecdsa(EVP_PKEY* key, ByteView challenge, ByteView signature,
                           const std::string& digest) {
    if (signature.empty() || signature.size() % 2 != 0)
        return clone();
    const Bytes der = der_signature(signature);
    const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const bool good = context &&
                      EVP_DigestVerifyInit_ex(context.get(), nullptr, digest.c_str(), nullptr,
                                              nullptr, key, nullptr) == 1 &&
                      EVP_DigestVerify(context.get(), der.data(), der.size(), challenge.data(),
                                       challenge.size()) == 1;
    return good ? trust::holds("active") : clone();
}

}  // namespace

trust::Verdict judge_active_signature(ByteView public_key_info, ByteView challenge,
                                      ByteView signature, const std::string& ecdsa_digest) {
    const unsigned char* at = public_key_info.data();
    const Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(public_key_info.size())),
                  EVP_PKEY_free);
    auto verdict = trust::not_checked("active-unknown");
    if (key && EVP_PKEY_is_a(key.get(), "RSA") == 1)
        verdict = judge_rsa(key.get(), challenge, signature);
    else if (key && EVP_PKEY_is_a(key.get(), "EC") == 1)
        verdict = judge_ecdsa(key.get(), challenge, signature, ecdsa_digest);
    ERR_clear_error();
    return verdict;
}

Result<trust::Verdict> authenticate_actively(CardChannel& channel, ByteView data_group_15,
                                             const std::optional<std::string>& ecdsa_digest,
                                             const RandomSource& random, bool wide_replies) {
    constexpr std::uint8_t kInternalAuthenticate = 0x88;
    TEREZE_ASSIGN(const auto public_key_info, file_content(data_group_15, kDataGroup15.tag));
    const Bytes challenge = random(kChallengeSize);
    TEREZE_ASSIGN(const auto reply,
                  channel.transmit({0x00, kInternalAuthenticate, 0, 0, challenge,
                                    wide_replies ? kExtendedReplyMost : kShortReplyMost}));
    if (!reply.done())
        return trust::broken("active-refused");
    return judge_active_signature(public_key_info, challenge, reply.data,
                                  ecdsa_digest.value_or("SHA256"));
}

}  // namespace tereze::drivers::cards::lds
