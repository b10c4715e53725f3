// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card's state machine: power-up, selected, authenticated.
#include "tests/standins/virtual_card/lds_card.h"

#include "core/base/ids.h"
#include "core/identity/mrz.h"
#include "drivers/cards/tlv.h"

#include <algorithm>

namespace tereze::standins {

using namespace drivers::cards;

namespace {

constexpr std::uint16_t kCom = 0x011E;
constexpr std::uint16_t kDataGroup1 = 0x0101;
constexpr std::uint8_t kSecureClass = 0x0C;

Bytes common_file() {
    Bytes content = make_tlv(0x5F01, as_bytes("0107"));
    append_tlv(content, 0x5F36, as_bytes("040000"));
    append_tlv(content, 0x5C, Bytes{0x61});
    return make_tlv(0x60, content);
}

}  // namespace

Result<LdsCard> LdsCard::of(const identity::DocumentData& person, OverlongRead overlong) {
    TEREZE_ASSIGN(const std::string zone, identity::compose_td1(person));
    TEREZE_ASSIGN(auto key, identity::MrzKey::from_fields(person.document_number, person.birth_date,
                                                          person.expiry_date));
    LdsCard card;
    card.m_key = std::move(key);
    card.m_files[kCom] = common_file();
    card.m_files[kDataGroup1] = make_tlv(0x61, make_tlv(0x5F1F, as_bytes(zone)));
    card.m_overlong = overlong;
    return card;
}

/// The ATR that pcsc-tools lists as "KZ ID 2022".
Bytes LdsCard::atr() const {
    return {0x3B, 0xFA, 0x18, 0x00, 0xFF, 0x80, 0x31, 0xFE, 0x45, 0x00,
            0x31, 0x80, 0x73, 0x94, 0x41, 0x00, 0x00, 0x90, 0x00, 0x90};
}

void LdsCard::reset() {
    m_selected = false;
    m_challenge.clear();
    m_session.reset();
    m_current_file = 0;
}

Bytes LdsCard::answer(ByteView bytes) {
    const auto command = CommandApdu::parse(bytes);
    if (!command)
        return ResponseApdu{{}, status::kWrongLength}.bytes();
    if ((command->cla & kSecureClass) == 0) {
        m_session.reset();  // 9303-11 9.8.4: a plain command ends secure messaging
        return answer_plain(*command).bytes();
    }
    if (!m_session)
        return ResponseApdu{{}, status::kClassUnknown}.bytes();
    const auto plain = m_session->unwrap(*command);
    if (!plain) {
        m_session.reset();
        return ResponseApdu{{}, status::kSecureMessagingWrong}.bytes();
    }
    const auto reply = answer_protected(*plain);
    if (std::exchange(m_drop_session, false)) {
        m_session.reset();
        return reply.bytes();
    }
    return m_session->wrap(reply).bytes();
}

ResponseApdu LdsCard::answer_plain(const CommandApdu& command) {
    const Bytes name{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};
    if (command.ins == 0xA4 && command.p1 == 0x04) {
        m_selected = m_key.has_value() && command.data == name;
        m_current_file = 0;
        return {{}, m_selected ? status::kDone : status::kFileNotFound};
    }
    if (command.ins == 0xA4 && !m_selected)
        return {{}, status::kFileNotFound};
    if (!m_selected)
        return {{}, status::kInstructionUnknown};
    switch (command.ins) {
        case 0x84:
            if (command.expected != 8)
                return {{}, status::kWrongLength};
            m_challenge = random_bytes(8);
            return {m_challenge, status::kDone};
        case 0x82:
            return external_authenticate(command);
        case 0xA4:
        case 0xB0:
            return {{}, status::kSecurityStatus};
        default:
            return {{}, status::kInstructionUnknown};
    }
}

ResponseApdu LdsCard::external_authenticate(const CommandApdu& command) {
    // A challenge serves once, or recorded commands could be played again.
    const Bytes challenge = std::exchange(m_challenge, {});
    if (challenge.empty())
        return {{}, status::kConditionsOfUse};
    auto authentication = authenticate(command.data, challenge, *m_key);
    if (!authentication)
        return {{}, status::kAuthenticationFailed};
    m_session = std::move(authentication->session);
    return {std::move(authentication->answer), status::kDone};
}

ResponseApdu LdsCard::answer_protected(const CommandApdu& command) {
    switch (command.ins) {
        case 0xA4:
            return select_file(command);
        case 0xB0:
            return read_binary(command);
        default:
            return {{}, status::kInstructionUnknown};
    }
}

ResponseApdu LdsCard::select_file(const CommandApdu& command) {
    if (command.p1 != 0x02 || command.data.size() != 2)
        return {{}, status::kWrongParameters};
    const auto id = static_cast<std::uint16_t>(command.data[0] << 8U | command.data[1]);
    if (!m_files.contains(id))
        return {{}, status::kFileNotFound};
    m_current_file = id;
    return {{}, status::kDone};
}

ResponseApdu LdsCard::read_binary(const CommandApdu& command) {
    constexpr std::uint8_t kByShortId = 0x80;
    constexpr std::size_t kMostInShortReply = 231;
    std::size_t offset = static_cast<std::size_t>(command.p1) << 8U | command.p2;
    if ((command.p1 & kByShortId) != 0) {
        m_current_file = static_cast<std::uint16_t>(0x0100U | (command.p1 & 0x1FU));
        offset = command.p2;
    }
    const auto file = m_files.find(m_current_file);
    if (file == m_files.end())
        return {{}, status::kFileNotFound};
    if (offset >= file->second.size())
        return {{}, status::kWrongParameters};
    const auto rest = ByteView(file->second).subspan(offset);
    if (command.expected > rest.size() && m_overlong == OverlongRead::DropsSession) {
        m_drop_session = true;
        return {{}, status::kWrongParameters};
    }
    const std::size_t size =
        std::min({rest.size(), std::size_t{command.expected}, kMostInShortReply});
    const auto given = rest.first(size);
    const bool short_of = size == rest.size() && size < command.expected;
    return {Bytes(given.begin(), given.end()), short_of ? status::kEndOfFile : status::kDone};
}

}  // namespace tereze::standins
