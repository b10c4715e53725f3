// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card's state machine: power-up, opened, selected.
#include "tests/standins/virtual_card/lds_card.h"

#include "core/base/ids.h"
#include "drivers/cards/tlv.h"
#include "tests/standins/virtual_card/chip_proofs.h"

#include <algorithm>

namespace tereze::standins {

using namespace drivers::cards;

namespace {

constexpr std::uint8_t kSecureClass = 0x0C;
constexpr std::uint8_t kGetResponse = 0xC0;
constexpr std::size_t kShortReply = 256;
constexpr std::uint16_t kMoreData = 0x6100;

ResponseApdu refuse(std::uint16_t status) {
    return {{}, status};
}

/// EF.ATR/INFO with the longest command and reply (7816-4 12.7.1).
Bytes length_information(std::uint16_t longest) {
    Bytes numbers;
    const Bytes number{static_cast<std::uint8_t>(longest >> 8U),
                       static_cast<std::uint8_t>(longest)};
    append_tlv(numbers, 0x02, number);
    append_tlv(numbers, 0x02, number);
    return make_tlv(0x7F66, numbers);
}

}  // namespace

Result<LdsCard> LdsCard::of(const identity::DocumentData& person, OverlongRead overlong) {
    // No part of such a card is signed, so the issuer's keys would be made for nothing.
    static const DocumentIssuer kNobody;
    CardDescription description;
    description.person = person;
    description.overlong = overlong;
    return of(description, kNobody);
}

Result<LdsCard> LdsCard::of(const CardDescription& description, const DocumentIssuer& issuer) {
    TEREZE_ASSIGN(auto chip, make_chip_files(description, issuer));
    const auto& person = description.person;
    TEREZE_ASSIGN(auto zone, identity::MrzKey::from_fields(person.document_number,
                                                           person.birth_date, person.expiry_date));
    LdsCard card;
    card.m_blank = false;
    card.m_description = description;
    if (!description.pace.empty())
        card.m_pace.emplace(description.pace, zone, description.can, chip.chip_key);
    card.m_zone = std::move(zone);
    card.m_chip = std::move(chip);
    return card;
}

/// The ATR that pcsc-tools lists as "KZ ID 2022".
Bytes LdsCard::atr() const {
    // Category 80, card capabilities with extended length and its limits in EF.ATR/INFO.
    if (m_description.longest_reply)
        return {0x3B, 0x85, 0x80, 0x01, 0x80, 0x73, 0xC0, 0x21, 0x60, 0x36};
    return {0x3B, 0xFA, 0x18, 0x00, 0xFF, 0x80, 0x31, 0xFE, 0x45, 0x00,
            0x31, 0x80, 0x73, 0x94, 0x41, 0x00, 0x00, 0x90, 0x00, 0x90};
}

void LdsCard::reset() {
    m_selected = false;
    m_challenge.clear();
    m_session.reset();
    m_next_session.reset();
    m_chip_key_chosen = false;
    m_current_file = 0;
    m_answered = 0;
    m_rest.clear();
    if (m_pace)
        m_pace->reset();
}

Bytes LdsCard::answer(ByteView bytes) {
    const auto command = CommandApdu::parse(bytes);
    if (!command)
        return refuse(status::kWrongLength).bytes();
    if (command->ins == kGetResponse && !m_rest.empty())
        return rest_of_reply(command->expected);
    m_rest.clear();
    ++m_answered;
    if (m_description.defect == Defect::Garbage && m_answered > m_description.garbage_after)
        return random_bytes(1 + m_answered % 300);
    auto reply = answer_command(*command);
    if (command->extended() && reply.bytes().size() > m_description.longest_reply.value_or(0xFFFF))
        return refuse(status::kWrongLength).bytes();
    return in_parts(std::move(reply), command->extended());
}

/// A reply that is longer than a short command can take is fetched by GET RESPONSE.
Bytes LdsCard::in_parts(ResponseApdu reply, bool wide) {
    if (wide || reply.data.size() <= kShortReply)
        return reply.bytes();
    m_rest = reply.bytes();
    return rest_of_reply(kShortReply);
}

Bytes LdsCard::rest_of_reply(std::uint32_t wanted) {
    const std::size_t left = m_rest.size() - 2;
    if (left <= std::min<std::size_t>(wanted, kShortReply))
        return std::exchange(m_rest, {});
    ResponseApdu part{Bytes(m_rest.begin(), m_rest.begin() + kShortReply), kMoreData};
    m_rest.erase(m_rest.begin(), m_rest.begin() + kShortReply);
    const std::size_t after = m_rest.size() - 2;
    part.status |= static_cast<std::uint16_t>(after >= kShortReply ? 0 : after);
    return part.bytes();
}

ResponseApdu LdsCard::answer_command(const CommandApdu& command) {
    if ((command.cla & kSecureClass) == 0) {
        m_session.reset();  // 9303-11 9.8.4: a plain command ends secure messaging
        return answer_plain(command);
    }
    if (!m_session)
        return refuse(status::kClassUnknown);
    const auto plain = m_session->unwrap(command);
    if (!plain) {
        m_session.reset();
        return refuse(status::kSecureMessagingWrong);
    }
    const auto reply = answer_protected(*plain);
    if (std::exchange(m_drop_session, false)) {
        m_session.reset();
        return reply;
    }
    auto wrapped = m_session->wrap(reply);
    if (m_next_session)
        m_session = std::exchange(m_next_session, std::nullopt);
    return wrapped;
}

ResponseApdu LdsCard::answer_plain(const CommandApdu& command) {
    if (m_blank)
        return refuse(command.ins == 0xA4 ? status::kFileNotFound : status::kInstructionUnknown);
    switch (command.ins) {
        case 0xA4:
            return select(command);
        case 0xB0: {
            constexpr std::uint8_t kCardAccess = 0x9C;
            constexpr std::uint8_t kAtrInfo = 0x81;
            if (!m_selected && command.p1 == kAtrInfo && m_description.longest_reply)
                return {length_information(*m_description.longest_reply), status::kDone};
            if (m_selected || m_chip.card_access.empty() || command.p1 != kCardAccess)
                return refuse(m_selected ? status::kSecurityStatus : status::kFileNotFound);
            return {m_chip.card_access, status::kDone};
        }
        case 0x22:
            return m_pace && command.p1 == 0xC1 ? m_pace->set_authentication_template(command.data)
                                                : refuse(status::kInstructionUnknown);
        case 0x86: {
            if (!m_pace)
                return refuse(status::kInstructionUnknown);
            auto reply = m_pace->general_authenticate(command.data);
            if (auto session = m_pace->take_session())
                m_session = std::move(session);
            return reply;
        }
        case 0x84:
            if (!m_selected || !m_description.bac)
                return refuse(status::kInstructionUnknown);
            if (command.expected != 8)
                return refuse(status::kWrongLength);
            m_challenge = random_bytes(8);
            return {m_challenge, status::kDone};
        case 0x82:
            return m_selected ? external_authenticate(command)
                              : refuse(status::kInstructionUnknown);
        default:
            return refuse(status::kInstructionUnknown);
    }
}

ResponseApdu LdsCard::select(const CommandApdu& command) {
    const Bytes name{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};
    const Bytes master{0x3F, 0x00};
    m_current_file = 0;
    if (command.p1 == 0x04) {
        m_selected = command.data == name;
        return refuse(m_selected ? status::kDone : status::kFileNotFound);
    }
    if (command.p1 == 0x00 && command.data == master) {
        m_selected = false;
        return refuse(status::kDone);
    }
    return refuse(m_selected ? status::kSecurityStatus : status::kFileNotFound);
}

ResponseApdu LdsCard::external_authenticate(const CommandApdu& command) {
    // A challenge serves once, or recorded commands could be played again.
    const Bytes challenge = std::exchange(m_challenge, {});
    if (challenge.empty())
        return refuse(status::kConditionsOfUse);
    auto authentication = authenticate(command.data, challenge, *m_zone);
    if (!authentication)
        return refuse(status::kAuthenticationFailed);
    m_session = std::move(authentication->session);
    return {std::move(authentication->answer), status::kDone};
}

ResponseApdu LdsCard::answer_protected(const CommandApdu& command) {
    if (command.ins == 0xA4 && command.p1 == 0x04)
        return select(command);
    if (!m_selected)
        return refuse(status::kSecurityStatus);
    switch (command.ins) {
        case 0xA4:
            return select_file(command);
        case 0xB0:
            return read_binary(command);
        case 0xB1:
            return read_binary_far(command);
        case 0x22:
            return choose_chip_key(command);
        case 0x86: {
            const auto outer = parse_tlvs(command.data);
            const auto parts =
                outer && outer->size() == 1 ? parse_tlvs(outer->front().value) : std::vector<Tlv>{};
            const auto point = parts ? find_tlv(*parts, 0x80) : std::nullopt;
            if (!point || !std::exchange(m_chip_key_chosen, false))
                return refuse(status::kConditionsOfUse);
            return agree_by_chip(*point);
        }
        case 0x88:
            return m_chip.active_key
                       ? ResponseApdu{sign_challenge(*m_chip.active_key, command.data),
                                      status::kDone}
                       : refuse(status::kInstructionUnknown);
        default:
            return refuse(status::kInstructionUnknown);
    }
}

/// MSE:Set KAT agrees at once, MSE:Set AT waits for GENERAL AUTHENTICATE.
ResponseApdu LdsCard::choose_chip_key(const CommandApdu& command) {
    if (!m_description.chip_authentication || command.p1 != 0x41)
        return refuse(status::kInstructionUnknown);
    const auto parts = parse_tlvs(command.data);
    if (!parts)
        return refuse(status::kWrongData);
    const bool with_key = m_description.chip_cipher == lds::SessionCipher::TripleDes;
    if (with_key && command.p2 == 0xA6) {
        const auto point = find_tlv(*parts, 0x91);
        auto reply = point ? agree_by_chip(*point) : refuse(status::kWrongData);
        reply.data.clear();
        return reply;
    }
    m_chip_key_chosen = !with_key && command.p2 == 0xA4 && find_tlv(*parts, 0x80).has_value();
    return refuse(m_chip_key_chosen ? status::kDone : status::kWrongData);
}

ResponseApdu LdsCard::agree_by_chip(ByteView point) {
    m_next_session = agree_on_session(m_chip.chip_key, m_description.chip_cipher, point);
    if (!m_next_session)
        return refuse(status::kWrongData);
    return {Bytes{0x7C, 0x00}, status::kDone};
}

ResponseApdu LdsCard::select_file(const CommandApdu& command) {
    if (command.p1 != 0x02 || command.data.size() != 2)
        return refuse(status::kWrongParameters);
    const auto id = static_cast<std::uint16_t>(command.data[0] << 8U | command.data[1]);
    if (!m_chip.files.contains(id))
        return refuse(status::kFileNotFound);
    m_current_file = id;
    return refuse(status::kDone);
}

ResponseApdu LdsCard::read_binary(const CommandApdu& command) {
    constexpr std::uint8_t kByShortId = 0x80;
    std::size_t offset = static_cast<std::size_t>(command.p1) << 8U | command.p2;
    if ((command.p1 & kByShortId) != 0) {
        m_current_file = static_cast<std::uint16_t>(0x0100U | (command.p1 & 0x1FU));
        offset = command.p2;
    }
    return read_at(offset, command.expected);
}

ResponseApdu LdsCard::read_binary_far(const CommandApdu& command) {
    const auto parts = parse_tlvs(command.data);
    const auto place = parts ? find_tlv(*parts, 0x54) : std::nullopt;
    constexpr std::uint32_t kObjectHead = 4;
    if (!place || place->size() > 3 || command.expected <= kObjectHead)
        return refuse(status::kWrongData);
    std::size_t offset = 0;
    for (const auto byte : *place)
        offset = offset << 8U | byte;
    auto reply = read_at(offset, command.expected - kObjectHead);
    if (!reply.data.empty())
        reply.data = make_tlv(0x53, reply.data);
    return reply;
}

ResponseApdu LdsCard::read_at(std::size_t offset, std::size_t wanted) {
    const auto file = m_chip.files.find(m_current_file);
    if (file == m_chip.files.end())
        return refuse(status::kFileNotFound);
    if (offset >= file->second.size())
        return refuse(status::kWrongParameters);
    const auto rest = ByteView(file->second).subspan(offset);
    if (wanted > rest.size() && m_description.overlong == OverlongRead::DropsSession) {
        m_drop_session = true;
        return refuse(status::kWrongParameters);
    }
    const auto given = rest.first(std::min(rest.size(), wanted));
    const bool short_of = given.size() < wanted;
    return {Bytes(given.begin(), given.end()), short_of ? status::kEndOfFile : status::kDone};
}

}  // namespace tereze::standins
