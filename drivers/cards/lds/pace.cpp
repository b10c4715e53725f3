// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The five commands of PACE.
#include "drivers/cards/lds/pace.h"

#include "drivers/cards/tlv.h"

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint8_t kManageSecurityEnvironment = 0x22;
constexpr std::uint8_t kGeneralAuthenticate = 0x86;
constexpr std::uint8_t kChained = 0x10;
constexpr std::uint32_t kDynamicData = 0x7C;
constexpr std::uint32_t kEncryptedNonce = 0x80;
constexpr std::uint32_t kOurMapping = 0x81;
constexpr std::uint32_t kChipMapping = 0x82;
constexpr std::uint32_t kOurKey = 0x83;
constexpr std::uint32_t kChipKey = 0x84;
constexpr std::uint32_t kOurToken = 0x85;
constexpr std::uint32_t kChipToken = 0x86;
constexpr std::uint32_t kEncryptedChipData = 0x8A;

tl::unexpected<Error> unreadable(const std::string& why) {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, "PACE: " + why);
}

bool by_zone(const identity::ChipKey& key) {
    return std::holds_alternative<identity::MrzKey>(key);
}

Error refusal(const identity::ChipKey& key, const std::string& why) {
    const char* code = by_zone(key) ? "card.mrz_wrong" : "card.can_wrong";
    return Error{code, ErrorClass::User, Remedy::Retry, "PACE: " + why};
}

/// One run: the commands in their order, and what they leave behind for the next.
class PaceRun {
  public:
    PaceRun(CardChannel& channel, const PaceInfo& info, const identity::ChipKey& key,
            const RandomSource& random, Curve curve)
        : m_channel(channel),
          m_info(info),
          m_key(key),
          m_random(random),
          m_curve(std::move(curve)) {}
    ~PaceRun() { wipe(m_nonce); }
    PaceRun(const PaceRun&) = delete;
    PaceRun& operator=(const PaceRun&) = delete;

    Result<PaceSession> run() {
        TEREZE_TRY(choose_protocol());
        TEREZE_TRY(fetch_nonce());
        TEREZE_ASSIGN(const Bytes generator, map_nonce());
        return agree(generator);
    }

  private:
    Result<> choose_protocol();
    Result<> fetch_nonce();
    Result<Bytes> map_nonce();
    Result<Bytes> map_by_agreement();
    Result<PaceSession> agree(ByteView generator);
    Result<PaceSession> prove(std::unique_ptr<SecureMessagingCipher> session, ByteView our_point,
                              ByteView chip_point);
    Result<ChipMappingProof> chip_proof(const SecureMessagingCipher& session,
                                        const std::vector<Tlv>& parts);
    Result<Bytes> exchange(std::uint32_t tag, ByteView value, bool last);

    CardChannel& m_channel;
    const PaceInfo& m_info;
    const identity::ChipKey& m_key;
    const RandomSource& m_random;
    const Curve m_curve;
    Bytes m_nonce;
    Bytes m_chip_mapping;
};

/// MSE:Set AT (4.4.4.1).
Result<> PaceRun::choose_protocol() {
    constexpr std::uint8_t kZone = 1;
    constexpr std::uint8_t kAccessNumber = 2;
    CommandApdu command{0x00, kManageSecurityEnvironment, 0xC1, 0xA4, {}, 0};
    append_tlv(command.data, 0x80, m_info.protocol);
    append_tlv(command.data, 0x83, Bytes{by_zone(m_key) ? kZone : kAccessNumber});
    if (m_info.ambiguous)
        append_tlv(command.data, 0x84, Bytes{static_cast<std::uint8_t>(m_info.parameter_id)});
    TEREZE_ASSIGN(const auto reply, m_channel.transmit(command));
    // 63CX: taken, with so many tries left after earlier wrong ones.
    const bool taken = reply.done() || (reply.status & 0xFFF0U) == 0x63C0U;
    if (!taken)
        return unreadable("MSE:Set AT " + reply.status_text());
    return {};
}

/// The content of the object 7C that comes back.
Result<Bytes> PaceRun::exchange(std::uint32_t tag, ByteView value, bool last) {
    CommandApdu command{
        last ? std::uint8_t{0} : kChained, kGeneralAuthenticate, 0, 0, {}, kShortReplyMost};
    command.data = make_tlv(kDynamicData, tag == 0 ? Bytes{} : make_tlv(tag, value));
    TEREZE_ASSIGN(const auto reply, m_channel.transmit(command));
    if (!reply.done()) {
        // Only the last command shows the chip whether we know the password.
        if (last)
            return fail(refusal(m_key, reply.status_text()));
        return unreadable("GENERAL AUTHENTICATE " + reply.status_text());
    }
    const auto outer = parse_tlvs(reply.data);
    if (!outer || outer->size() != 1 || outer->front().tag != kDynamicData)
        return unreadable("malformed reply");
    const auto content = outer->front().value;
    return Bytes(content.begin(), content.end());
}

Result<Bytes> value_of(ByteView content, std::uint32_t tag) {
    const auto parts = parse_tlvs(content);
    const auto value = parts ? find_tlv(*parts, tag) : std::nullopt;
    if (!value)
        return unreadable("reply without its object");
    return Bytes(value->begin(), value->end());
}

Result<> PaceRun::fetch_nonce() {
    TEREZE_ASSIGN(const Bytes content, exchange(0, {}, false));
    TEREZE_ASSIGN(const Bytes encrypted, value_of(content, kEncryptedNonce));
    if (encrypted.size() != nonce_size(m_info.cipher))
        return unreadable("nonce of a wrong length");
    TEREZE_ASSIGN(const Secret key, derive_pace_key(m_info.cipher, m_key));
    TEREZE_ASSIGN(m_nonce, decrypt_blocks(m_info.cipher, key.bytes(), encrypted));
    return {};
}

Result<Bytes> PaceRun::map_nonce() {
    if (m_info.mapping != PaceMapping::Integrated)
        return map_by_agreement();
    const Bytes ours = m_random(key_size(m_info.cipher));
    TEREZE_TRY(exchange(kOurMapping, ours, false));
    TEREZE_ASSIGN(const Bytes number,
                  integrated_mapping_number(m_info.cipher, m_curve.field_bits(), m_nonce, ours));
    return m_curve.encode_to_point(number);
}

Result<Bytes> PaceRun::map_by_agreement() {
    TEREZE_ASSIGN(const auto ours, EphemeralKey::make(m_curve, m_curve.generator(), m_random));
    TEREZE_ASSIGN(const Bytes content, exchange(kOurMapping, ours.point(), false));
    TEREZE_ASSIGN(m_chip_mapping, value_of(content, kChipMapping));
    if (m_chip_mapping == ours.point())
        return unreadable("our own key came back");
    TEREZE_ASSIGN(const Bytes shared, m_curve.multiply(m_chip_mapping, ours.secret()));
    return map_generic(m_curve, m_nonce, shared);
}

Result<PaceSession> PaceRun::agree(ByteView generator) {
    TEREZE_ASSIGN(const auto ours, EphemeralKey::make(m_curve, generator, m_random));
    TEREZE_ASSIGN(const Bytes content, exchange(kOurKey, ours.point(), false));
    TEREZE_ASSIGN(const Bytes theirs, value_of(content, kChipKey));
    if (theirs == ours.point())
        return unreadable("our own key came back");
    TEREZE_ASSIGN(Bytes secret, m_curve.agree(ours.secret(), theirs));
    auto session = derive_session(m_info.cipher, secret);
    wipe(secret);
    if (!session)
        return fail(std::move(session).error());
    return prove(std::move(*session), ours.point(), theirs);
}

Result<PaceSession> PaceRun::prove(std::unique_ptr<SecureMessagingCipher> session,
                                   ByteView our_point, ByteView chip_point) {
    TEREZE_ASSIGN(const Bytes our_token,
                  authentication_token(*session, token_input(m_info.protocol, chip_point)));
    TEREZE_ASSIGN(const Bytes expected,
                  authentication_token(*session, token_input(m_info.protocol, our_point)));
    TEREZE_ASSIGN(const Bytes content, exchange(kOurToken, our_token, true));
    TEREZE_ASSIGN(const Bytes chip_token, value_of(content, kChipToken));
    if (!equal_secretly(chip_token, expected))
        return unreadable("the chip does not prove that it knows the password");
    TEREZE_ASSIGN(const auto parts, parse_tlvs(content));
    TEREZE_ASSIGN(auto proof, chip_proof(*session, parts));
    return PaceSession{SecureMessaging(std::move(session), first_counter(m_info.cipher)),
                       std::move(proof)};
}

/// 4.4.3.5.3: the data is encrypted with all ones for a counter.
Result<ChipMappingProof> PaceRun::chip_proof(const SecureMessagingCipher& session,
                                             const std::vector<Tlv>& parts) {
    if (m_info.mapping != PaceMapping::ChipAuthentication)
        return ChipMappingProof{};
    const auto encrypted = find_tlv(parts, kEncryptedChipData);
    const std::size_t block = session.block_size();
    if (!encrypted || encrypted->empty() || encrypted->size() % block != 0)
        return unreadable("no chip authentication data");
    TEREZE_ASSIGN(const Bytes plain, session.decrypt(*encrypted, Bytes(block, 0xFF)));
    TEREZE_ASSIGN(Bytes scalar, unpadded(plain));
    return ChipMappingProof{m_info.parameter_id, m_chip_mapping, std::move(scalar)};
}

}  // namespace

Result<Secret> derive_pace_key(SessionCipher cipher, const identity::ChipKey& key) {
    if (const auto* number = std::get_if<identity::CardAccessNumber>(&key))
        return derive_key(cipher, as_bytes(number->digits()), KeyPurpose::Password);
    std::string information = std::get<identity::MrzKey>(key).information();
    auto digest = sha1(as_bytes(information));
    wipe(information);
    if (!digest)
        return fail(std::move(digest).error());
    auto secret = derive_key(cipher, *digest, KeyPurpose::Password);
    wipe(*digest);
    return secret;
}

Result<PaceSession> authenticate_pace(CardChannel& channel, const PaceInfo& info,
                                      const identity::ChipKey& key, const RandomSource& random) {
    TEREZE_ASSIGN(auto curve, Curve::standardised(info.parameter_id));
    return PaceRun(channel, info, key, random, std::move(curve)).run();
}

}  // namespace tereze::drivers::cards::lds
