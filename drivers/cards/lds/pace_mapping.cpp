// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The two mappings of PACE's nonce, used by the terminal's side and by the virtual card.
#include "drivers/cards/lds/pace.h"
#include "drivers/cards/tlv.h"

namespace tereze::drivers::cards::lds {
namespace {

struct MappingConstants {
    std::string_view c0;
    std::string_view c1;
};

/// 4.4.3.3.2
MappingConstants constants(SessionCipher cipher) {
    if (nonce_size(cipher) == 16)
        return {"a668892a7c41e3ca739f40b057d85904", "a4e136ac725f738b01c1f60217c188ad"};
    return {"d463d65234124ef7897054986dca0a174e28df758cbaa03f240616414d5a1676",
            "54bd7255f0aaf831bec3423fcf39d69b6cbf066677d0faae5aadd99df8e53517"};
}

}  // namespace

std::size_t nonce_size(SessionCipher cipher) {
    return key_size(cipher) == 16 ? 16 : 32;
}

Result<Bytes> map_generic(const Curve& curve, ByteView nonce, ByteView shared_point) {
    TEREZE_ASSIGN(const Bytes part, curve.multiply(curve.generator(), nonce));
    return curve.add(part, shared_point);
}

Result<Bytes> integrated_mapping_number(SessionCipher cipher, int field_bits, ByteView nonce,
                                        ByteView terminal_nonce) {
    constexpr std::size_t kSpareBits = 64;  // so that the reduced number is close to uniform
    const auto [c0, c1] = constants(cipher);
    const Bytes first = *from_hex(c0);
    const Bytes second = *from_hex(c1);
    const std::size_t wanted = static_cast<std::size_t>(field_bits) + kSpareBits;
    TEREZE_ASSIGN(Bytes key, encrypt_blocks(cipher, terminal_nonce, nonce));
    Bytes number;
    while (number.size() * 8 < wanted) {
        key.resize(key_size(cipher));
        TEREZE_ASSIGN(const Bytes part, encrypt_blocks(cipher, key, second));
        append(number, part);
        TEREZE_ASSIGN(key, encrypt_blocks(cipher, key, first));
    }
    wipe(key);
    return number;
}

Bytes token_input(ByteView protocol, ByteView point) {
    constexpr std::uint32_t kPublicKey = 0x7F49;
    constexpr std::uint32_t kObjectIdentifier = 0x06;
    constexpr std::uint32_t kPoint = 0x86;
    Bytes content = make_tlv(kObjectIdentifier, protocol);
    append_tlv(content, kPoint, point);
    return make_tlv(kPublicKey, content);
}

}  // namespace tereze::drivers::cards::lds
