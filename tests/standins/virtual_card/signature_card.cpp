// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/virtual_card/signature_card.h"

#include <algorithm>
#include <stdexcept>

namespace tereze::standins {

using namespace drivers::cards;

namespace {

constexpr unsigned kTries = 3;
constexpr std::uint16_t kBlocked = 0x6983;
constexpr std::size_t kPinField = 8;
constexpr std::uint8_t kExpiredSlot = 0x88;

ResponseApdu status_only(unsigned status) {
    return {{}, static_cast<std::uint16_t>(status)};
}

testing::Issued make_key(const std::string& name, const std::string& iin, int from_day,
                         int until_day) {
    using namespace std::chrono;
    const auto today = floor<days>(system_clock::now());
    testing::CertificateSpec spec;
    spec.key = testing::KeyKind::Rsa2048;
    spec.subject = {{"CN", name}, {"serialNumber", "IIN" + iin}};
    spec.extensions = {{"extendedKeyUsage", "emailProtection,1.2.398.3.3.4.1.1"}};
    spec.not_before = today + days(from_day);
    spec.not_after = today + days(until_day);
    return testing::issue(spec, nullptr);
}

std::string padded(const std::string& digits) {
    return digits + std::string(kPinField - digits.size(), '0');
}

/// The digits of a field of eight.
std::string digits_of(ByteView field, std::size_t count) {
    return as_text(field.first(count));
}

}  // namespace

SignatureCard::SignatureCard(const std::string& name, const std::string& iin, std::string pin,
                             std::string unblocking_code)
    : m_pin(std::move(pin)), m_unblocking_code(std::move(unblocking_code)) {
    m_keys.emplace(kSigningSlot, make_key(name, iin, -10, 355));
    m_keys.emplace(kExpiredSlot, make_key(name, iin, -400, -35));
}

/// "KASAKID" in pcsc-tools' list.
Bytes SignatureCard::atr() const {
    return {0x3B, 0x77, 0x18, 0x00, 0x00, 0x4B, 0x41, 0x53, 0x41, 0x4B, 0x49, 0x44};
}

void SignatureCard::reset() {
    m_verified = false;
    m_in_keys = false;
    m_file = 0;
    m_slot = 0;
}

Bytes SignatureCard::answer(ByteView bytes) {
    const auto command = CommandApdu::parse(bytes);
    return (command ? obey(*command) : status_only(status::kWrongLength)).bytes();
}

ResponseApdu SignatureCard::obey(const CommandApdu& command) {
    const bool about_pin = command.p1 == 0x00 && command.p2 == 0x02;
    switch (command.ins) {
        case 0xA4:
            return select(command.data);
        case 0x20:
            return about_pin ? verify(command.data) : status_only(status::kWrongData);
        case 0x24:
            return about_pin ? change(command.data) : status_only(status::kWrongData);
        case 0x2C:
            return about_pin ? unblock(command.data) : status_only(status::kWrongData);
        case 0x22:
            return choose_key(command.data);
        case 0x88:
            return sign(command);
        case 0xB0:
            return read(command);
        default:
            return status_only(status::kInstructionUnknown);
    }
}

ResponseApdu SignatureCard::select(ByteView file) {
    if (file.size() != 2)
        return status_only(status::kFileNotFound);
    const auto id = static_cast<std::uint16_t>(file[0] << 8U | file[1]);
    if (id == 0x3F00 || id == 0x0101) {
        m_in_keys = id == 0x0101;
        m_file = 0;
        return status_only(status::kDone);
    }
    const bool there =
        m_in_keys && file[0] == 0xC0 && m_keys.contains(static_cast<std::uint8_t>(id));
    if (!there)
        return status_only(status::kFileNotFound);
    m_file = id;
    return status_only(status::kDone);
}

ResponseApdu SignatureCard::wrong_pin() {
    m_verified = false;
    --m_tries;
    return status_only(m_tries == 0 ? kBlocked : 0x63C0U | m_tries);
}

ResponseApdu SignatureCard::verify(ByteView field) {
    if (m_tries == 0)
        return status_only(kBlocked);
    if (field.empty())
        return status_only(m_verified ? status::kDone : 0x63C0U | m_tries);
    if (as_text(field) != padded(m_pin))
        return wrong_pin();
    m_tries = kTries;
    m_verified = true;
    return status_only(status::kDone);
}

ResponseApdu SignatureCard::change(ByteView both) {
    if (both.size() != 2 * kPinField)
        return status_only(status::kWrongLength);
    const auto reply = verify(both.first(kPinField));
    if (reply.done())
        m_pin = digits_of(both.last(kPinField), m_pin.size());
    return reply;
}

ResponseApdu SignatureCard::unblock(ByteView both) {
    if (both.size() != 2 * kPinField)
        return status_only(status::kWrongLength);
    if (m_unblocking_tries == 0)
        return status_only(kBlocked);
    if (as_text(both.first(kPinField)) != m_unblocking_code) {
        --m_unblocking_tries;
        return status_only(0x63C0U | m_unblocking_tries);
    }
    m_pin = digits_of(both.last(kPinField), m_pin.size());
    m_tries = kTries;
    return status_only(status::kDone);
}

ResponseApdu SignatureCard::choose_key(ByteView data) {
    const Bytes expected{0x95, 0x01, 0x40, 0x84, 0x01, 0x00, 0x80, 0x01, 0x02};
    if (data.size() != expected.size() || !m_in_keys || !m_keys.contains(data[5]))
        return status_only(status::kWrongData);
    m_slot = data[5];
    return status_only(status::kDone);
}

ResponseApdu SignatureCard::sign(const CommandApdu& command) {
    if (!m_verified)
        return status_only(status::kSecurityStatus);
    const auto key = m_keys.find(m_slot);
    if (key == m_keys.end())
        return status_only(status::kConditionsOfUse);
    const auto signature = key->second.sign_digest_info(command.data);
    if (!signature)
        return status_only(status::kWrongData);
    return {*signature, status::kDone};
}

ResponseApdu SignatureCard::read(const CommandApdu& command) const {
    const auto key = m_keys.find(static_cast<std::uint8_t>(m_file));
    if (m_file == 0 || key == m_keys.end())
        return status_only(0x6986);
    const Bytes& der = key->second.certificate.der();
    const std::size_t offset = static_cast<std::size_t>(command.p1) << 8U | command.p2;
    if (offset >= der.size())
        return status_only(status::kWrongParameters);
    const auto rest = ByteView(der).subspan(offset);
    const auto given = rest.first(std::min<std::size_t>(rest.size(), command.expected));
    return {Bytes(given.begin(), given.end()),
            given.size() < command.expected ? status::kEndOfFile : status::kDone};
}

}  // namespace tereze::standins
