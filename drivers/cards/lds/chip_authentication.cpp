// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// MSE:Set KAT for Triple-DES, MSE:Set AT and GENERAL AUTHENTICATE for AES.
#include "drivers/cards/lds/chip_authentication.h"

#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/tlv.h"

#include <algorithm>

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint8_t kManageSecurityEnvironment = 0x22;
constexpr std::uint8_t kGeneralAuthenticate = 0x86;
constexpr std::uint8_t kForComputation = 0x41;
constexpr std::uint8_t kKeyAgreement = 0xA6;
constexpr std::uint8_t kAuthentication = 0xA4;

struct Offer {
    ChipAuthenticationInfo info;
    Bytes public_key_info;
};

/// The protocol with the longest key, and the key that it names.
std::optional<Offer> best_offer(const SecurityInfos& infos) {
    std::optional<Offer> best;
    for (const auto& info : infos.chip_authentication) {
        const auto key = std::find_if(
            infos.chip_keys.begin(), infos.chip_keys.end(),
            [&](const auto& each) { return !info.key_id || each.key_id == info.key_id; });
        if (key == infos.chip_keys.end())
            continue;
        if (!best || best->info.cipher < info.cipher)
            best = Offer{info, key->public_key_info};
    }
    return best;
}

void append_key_id(Bytes& data, const ChipAuthenticationInfo& info) {
    if (info.key_id)
        append_tlv(data, 0x84, Bytes{static_cast<std::uint8_t>(*info.key_id)});
}

/// One command for Triple-DES, two for AES. Whether the chip took our key.
Result<bool> send_key(CardChannel& channel, const ChipAuthenticationInfo& info, ByteView point) {
    CommandApdu choose{0x00, kManageSecurityEnvironment, kForComputation, kAuthentication, {}, 0};
    if (info.cipher == SessionCipher::TripleDes) {
        choose.p2 = kKeyAgreement;
        append_tlv(choose.data, 0x91, point);
        append_key_id(choose.data, info);
        TEREZE_ASSIGN(const auto reply, channel.transmit(choose));
        return reply.done();
    }
    append_tlv(choose.data, 0x80, info.protocol);
    append_key_id(choose.data, info);
    TEREZE_ASSIGN(const auto chosen, channel.transmit(choose));
    if (!chosen.done())
        return false;
    const Bytes ours = make_tlv(0x7C, make_tlv(0x80, point));
    TEREZE_ASSIGN(const auto reply,
                  channel.transmit({0x00, kGeneralAuthenticate, 0, 0, ours, kShortReplyMost}));
    return reply.done();
}

}  // namespace

Result<trust::Verdict> authenticate_chip(LdsSession& session, const SecurityInfos& infos,
                                         const RandomSource& random, ReadingStyle style) {
    const auto offer = best_offer(infos);
    if (!offer)
        return trust::not_checked("no-chip-key");
    TEREZE_ASSIGN(const auto key, EcPublicKey::parse(offer->public_key_info));
    TEREZE_ASSIGN(const auto ours, EphemeralKey::make(key.curve, key.curve.generator(), random));
    TEREZE_ASSIGN(Bytes secret, key.curve.agree(ours.secret(), key.point));
    auto cipher = derive_session(offer->info.cipher, secret);
    wipe(secret);
    if (!cipher)
        return fail(std::move(cipher).error());

    TEREZE_ASSIGN(const bool taken, send_key(session.channel(), offer->info, ours.point()));
    if (!taken)
        return trust::broken("chip-refused");
    session.restart(std::move(*cipher), offer->info.cipher);
    const auto proof = session.read_file(kDataGroup14, style);
    if (!session.alive())
        return trust::broken("clone");
    if (!proof)
        return fail(proof.error());
    return trust::holds("chip");
}

trust::Verdict judge_chip_mapping(const ChipMappingProof& proof, const SecurityInfos& infos) {
    const auto curve = Curve::standardised(proof.parameter_id);
    for (const auto& each : infos.chip_keys) {
        const auto key = EcPublicKey::parse(each.public_key_info);
        if (!key || !curve || key->curve.generator() != curve->generator())
            continue;
        const auto mapped = key->curve.multiply(key->point, proof.chip_data);
        return mapped && equal_secretly(*mapped, proof.mapping_key) ? trust::holds("chip-mapping")
                                                                    : trust::broken("clone");
    }
    return trust::not_checked("no-chip-key");
}

}  // namespace tereze::drivers::cards::lds
