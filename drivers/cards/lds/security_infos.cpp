// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SecurityInfo ::= SEQUENCE { protocol OBJECT IDENTIFIER, required ANY, optional ANY OPTIONAL }
#include "drivers/cards/lds/security_infos.h"

#include "drivers/cards/lds/curve.h"
#include "drivers/cards/tlv.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint32_t kInteger = 0x02;
constexpr std::uint32_t kObjectIdentifier = 0x06;
constexpr std::uint32_t kSequence = 0x30;
constexpr std::uint32_t kSet = 0x31;
constexpr std::size_t kMostInfos = 64;

/// 0.4.0.127.0.7.2.2, which the BSI's protocols begin with.
constexpr std::array<std::uint8_t, 7> kBsi{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02};
constexpr std::uint8_t kPublicKey = 1;
constexpr std::uint8_t kEcPublicKey = 2;
constexpr std::uint8_t kChipAuthentication = 3;
constexpr std::uint8_t kEcAgreement = 2;
constexpr std::uint8_t kPace = 4;
/// 2.23.136.1.1.5, id-icao-mrtd-security-aaProtocolObject
constexpr std::array<std::uint8_t, 6> kActiveAuthentication{0x67, 0x81, 0x08, 0x01, 0x01, 0x05};
/// 0.4.0.127.0.7.1.1.4.1, ecdsa-plain-signatures, whose last arc is the digest
constexpr std::array<std::uint8_t, 9> kEcdsaPlain{0x04, 0x00, 0x7F, 0x00, 0x07,
                                                  0x01, 0x01, 0x04, 0x01};

tl::unexpected<Error> invalid(const char* what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, what);
}

Result<unsigned> small_integer(const Tlv& object) {
    if (object.tag != kInteger || object.value.empty() || object.value.size() > 2 ||
        object.value[0] >= 0x80)
        return invalid("integer of a SecurityInfo");
    unsigned value = 0;
    for (const auto byte : object.value)
        value = value << 8U | byte;
    return value;
}

/// The cipher that the last arc of PACE and chip authentication protocols names.
std::optional<SessionCipher> cipher_of(std::uint8_t arc) {
    constexpr std::array kCiphers{SessionCipher::TripleDes, SessionCipher::Aes128,
                                  SessionCipher::Aes192, SessionCipher::Aes256};
    if (arc < 1 || arc > kCiphers.size())
        return std::nullopt;
    return kCiphers.at(arc - 1U);
}

/// 2: ECDH generic, 4: ECDH integrated, 6: ECDH chip authentication; 1 and 3 are with DH.
std::optional<PaceMapping> mapping_of(std::uint8_t arc) {
    switch (arc) {
        case 2:
            return PaceMapping::Generic;
        case 4:
            return PaceMapping::Integrated;
        case 6:
            return PaceMapping::ChipAuthentication;
        default:
            return std::nullopt;
    }
}

Bytes copy(ByteView view) {
    return {view.begin(), view.end()};
}

Result<> take_pace(ByteView arcs, const std::vector<Tlv>& parts, SecurityInfos& infos) {
    if (arcs.size() != 2)
        return {};  // domain parameters given in full
    const auto mapping = mapping_of(arcs[0]);
    const auto cipher = cipher_of(arcs[1]);
    if (!mapping || !cipher || parts.size() < 3)
        return {};
    TEREZE_ASSIGN(const unsigned version, small_integer(parts[1]));
    TEREZE_ASSIGN(const unsigned parameter_id, small_integer(parts[2]));
    constexpr unsigned kVersion = 2;
    if (version == kVersion && Curve::standardised(parameter_id))
        infos.pace.push_back({copy(parts[0].value), *mapping, *cipher, parameter_id, false});
    return {};
}

Result<std::optional<unsigned>> optional_key_id(const std::vector<Tlv>& parts) {
    if (parts.size() < 3)
        return std::optional<unsigned>();
    TEREZE_ASSIGN(const unsigned id, small_integer(parts[2]));
    return std::optional<unsigned>(id);
}

Result<> take_chip_authentication(ByteView arcs, const std::vector<Tlv>& parts,
                                  SecurityInfos& infos) {
    const auto cipher = arcs.size() == 2 ? cipher_of(arcs[1]) : std::nullopt;
    if (!cipher || arcs[0] != kEcAgreement)
        return {};
    TEREZE_ASSIGN(const auto key_id, optional_key_id(parts));
    infos.chip_authentication.push_back({copy(parts[0].value), *cipher, key_id});
    return {};
}

Result<> take_chip_key(ByteView arcs, const std::vector<Tlv>& parts, SecurityInfos& infos) {
    if (arcs.size() != 1 || arcs[0] != kEcPublicKey)
        return {};
    if (parts[1].tag != kSequence)
        return invalid("key of a SecurityInfo");
    TEREZE_ASSIGN(const auto key_id, optional_key_id(parts));
    infos.chip_keys.push_back({make_tlv(kSequence, parts[1].value), key_id});
    return {};
}

Result<> take_active_authentication(const std::vector<Tlv>& parts, SecurityInfos& infos) {
    constexpr std::array kDigests{"SHA1", "SHA224", "SHA256", "SHA384", "SHA512"};
    if (parts.size() < 3 || parts[2].tag != kObjectIdentifier)
        return invalid("active authentication without an algorithm");
    const ByteView algorithm = parts[2].value;
    if (algorithm.size() != kEcdsaPlain.size() + 1 ||
        !std::equal(kEcdsaPlain.begin(), kEcdsaPlain.end(), algorithm.begin()))
        return {};
    const unsigned arc = algorithm.back();
    if (arc >= 1 && arc <= kDigests.size())
        infos.active_authentication_digest = kDigests.at(arc - 1);
    return {};
}

Result<> take(const std::vector<Tlv>& parts, SecurityInfos& infos) {
    const ByteView protocol = parts[0].value;
    if (std::equal(protocol.begin(), protocol.end(), kActiveAuthentication.begin(),
                   kActiveAuthentication.end()))
        return take_active_authentication(parts, infos);
    if (protocol.size() <= kBsi.size() || !std::equal(kBsi.begin(), kBsi.end(), protocol.begin()))
        return {};
    const ByteView arcs = protocol.subspan(kBsi.size() + 1);
    switch (protocol[kBsi.size()]) {
        case kPace:
            return take_pace(arcs, parts, infos);
        case kChipAuthentication:
            return take_chip_authentication(arcs, parts, infos);
        case kPublicKey:
            return take_chip_key(arcs, parts, infos);
        default:
            return {};
    }
}

std::string cipher_name(SessionCipher cipher) {
    switch (cipher) {
        case SessionCipher::TripleDes:
            return "3DES";
        case SessionCipher::Aes128:
            return "AES-128";
        case SessionCipher::Aes192:
            return "AES-192";
        case SessionCipher::Aes256:
            break;
    }
    return "AES-256";
}

std::string mapping_name(PaceMapping mapping) {
    switch (mapping) {
        case PaceMapping::Generic:
            return "GM";
        case PaceMapping::Integrated:
            return "IM";
        case PaceMapping::ChipAuthentication:
            break;
    }
    return "CAM";
}

/// Larger is better.
auto strength(const PaceInfo& info) {
    const auto rank = [&] {
        switch (info.mapping) {
            case PaceMapping::Integrated:
                return 0;
            case PaceMapping::Generic:
                return 1;
            case PaceMapping::ChipAuthentication:
                break;
        }
        return 2;
    };
    return std::make_tuple(info.cipher != SessionCipher::TripleDes, rank(), key_size(info.cipher));
}

}  // namespace

std::string PaceInfo::name() const {
    return "PACE ECDH-" + mapping_name(mapping) + " " + cipher_name(cipher) + ", curve " +
           std::to_string(parameter_id);
}

Result<SecurityInfos> parse_security_infos(ByteView der) {
    TEREZE_ASSIGN(const auto outer, parse_tlvs(der));
    if (outer.size() != 1 || outer[0].tag != kSet)
        return invalid("no set of SecurityInfo");
    TEREZE_ASSIGN(const auto all, parse_tlvs(outer[0].value));
    if (all.size() > kMostInfos)
        return invalid("too many SecurityInfos");
    SecurityInfos infos;
    for (const auto& each : all) {
        if (each.tag != kSequence)
            return invalid("no SecurityInfo");
        TEREZE_ASSIGN(const auto parts, parse_tlvs(each.value));
        if (parts.size() < 2 || parts[0].tag != kObjectIdentifier)
            return invalid("SecurityInfo without a protocol");
        TEREZE_TRY(take(parts, infos));
    }
    return infos;
}

std::optional<PaceInfo> choose_pace(const SecurityInfos& infos) {
    const auto best = std::max_element(
        infos.pace.begin(), infos.pace.end(),
        [](const auto& left, const auto& right) { return strength(left) < strength(right); });
    if (best == infos.pace.end())
        return std::nullopt;
    PaceInfo chosen = *best;
    chosen.ambiguous = std::count_if(infos.pace.begin(), infos.pace.end(), [&](const auto& each) {
                           return each.protocol == chosen.protocol;
                       }) > 1;
    return chosen;
}

}  // namespace tereze::drivers::cards::lds
