// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SELECT, VERIFY, MSE, INTERNAL AUTHENTICATE.
#include "drivers/tokens/kz_id_card.h"

#include "core/base/digest.h"
#include "drivers/cards/completing_channel.h"
#include "drivers/cards/tlv.h"

#include <algorithm>
#include <array>

namespace tereze::drivers::tokens {

using namespace cards;

namespace {

constexpr std::uint8_t kPinReference = 0x02;
constexpr std::uint8_t kPinDigits = 4;
constexpr std::uint8_t kPinField = 8;
constexpr std::uint16_t kMasterFile = 0x3F00;
constexpr std::uint16_t kKeyFolder = 0x0101;
constexpr std::array<std::uint8_t, 4> kSlots{0x87, 0x88, 0x89, 0x8A};
constexpr std::size_t kMostCertificate = 8192;
constexpr std::uint16_t kBlocked = 0x6983;
constexpr std::uint16_t kInvalidated = 0x6984;

tl::unexpected<Error> locked() {
    return fail("token.pin_locked", ErrorClass::User, Remedy::Service, "tries_left=0");
}

tl::unexpected<Error> refused() {
    return fail("token.pin_refused", ErrorClass::User, Remedy::Retry, "four digits");
}

tl::unexpected<Error> unreadable(const char* command, const ResponseApdu& reply) {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry,
                std::string(command) + " " + reply.status_text());
}

bool counts_tries(std::uint16_t status) {
    return (status & 0xFFF0U) == 0x63C0U;
}

bool blocked(std::uint16_t status) {
    return status == kBlocked || status == kInvalidated || status == 0x63C0U;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits, then ASCII zeros up to the field's length.
void append_padded(Bytes& data, const Secret& digits) {
    const auto bytes = digits.bytes();
    append(data, bytes);
    data.insert(data.end(), kPinField - bytes.size(), '0');
}

CommandApdu secret_command(std::uint8_t instruction) {
    CommandApdu command{0x00, instruction, 0x00, kPinReference, {}, 0};
    command.data.reserve(2 * kPinField);  // so that no copy stays behind when it grows
    return command;
}

/// The same command for digits that are typed on the reader.
PinPattern typed_pins(std::uint8_t instruction, std::size_t fields) {
    auto command = secret_command(instruction);
    command.data.assign(fields * kPinField, '0');
    return {std::move(command), kPinField, kPinDigits, kPinDigits};
}

/// DigestInfo of SHA-256 (RFC 8017, 9.2).
Bytes digest_info(ByteView content) {
    Bytes info = from_hex("3031300d060960864801650304020105000420").value();
    append(info, sha256(content));
    return info;
}

Result<> select(CardChannel& channel, std::uint16_t file) {
    const CommandApdu command{
        0x00,
        0xA4,
        0x00,
        0x0C,
        {static_cast<std::uint8_t>(file >> 8U), static_cast<std::uint8_t>(file)},
        0};
    TEREZE_ASSIGN(const auto reply, channel.transmit(command));
    if (!reply.done())
        return fail("card.unknown", ErrorClass::User, Remedy::None,
                    "signature application: SELECT " + reply.status_text());
    return {};
}

}  // namespace

Result<> KzIdCardStore::select_master() {
    return select(m_channel, kMasterFile);
}

Result<> KzIdCardStore::select_keys() {
    return select(m_channel, kKeyFolder);
}

Result<PinState> KzIdCardStore::pin_state() {
    TEREZE_TRY(select_master());
    TEREZE_ASSIGN(const auto reply, m_channel.transmit({0x00, 0x20, 0x00, kPinReference, {}, 0}));
    PinState state;
    state.at_reader = m_keys != nullptr;
    state.locked = blocked(reply.status);
    if (counts_tries(reply.status)) {
        state.tries_left = reply.status & 0x0FU;
        state.final_try = *state.tries_left == 1;
    }
    if (state.locked)
        state.tries_left = 0;
    state.known = state.tries_left.has_value();
    return state;
}

Result<> KzIdCardStore::send_secret(CommandApdu command) {
    auto reply = m_channel.transmit(command);
    wipe(command.data);
    if (!reply)
        return fail(std::move(reply).error());
    return judge(*reply);
}

Result<> KzIdCardStore::judge(const ResponseApdu& reply) const {
    if (reply.done())
        return {};
    if (blocked(reply.status))
        return locked();
    if (counts_tries(reply.status))
        return fail("token.pin_wrong", ErrorClass::User, Remedy::Retry,
                    "tries_left=" + std::to_string(reply.status & 0x0FU));
    return unreadable("VERIFY", reply);
}

Result<> KzIdCardStore::verify(const Secret& pin) {
    if (m_keys != nullptr) {
        TEREZE_ASSIGN(const auto reply, m_keys->verify(typed_pins(0x20, 1)));
        return judge(reply);
    }
    if (pin.size() != kPinDigits || !all_digits(pin.view()))
        return refused();
    auto command = secret_command(0x20);
    append_padded(command.data, pin);
    return send_secret(std::move(command));
}

Result<Bytes> KzIdCardStore::read_certificate(std::uint8_t slot) {
    constexpr std::uint16_t kCertificates = 0xC000;
    constexpr std::uint32_t kChunk = 0xE0;
    TEREZE_TRY(select(m_channel, static_cast<std::uint16_t>(kCertificates | slot)));
    CompletingChannel channel(m_channel);
    Bytes content;
    std::size_t whole = kMostCertificate;
    while (content.size() < whole) {
        const auto offset = content.size();
        TEREZE_ASSIGN(const auto reply, channel.transmit({0x00,
                                                          0xB0,
                                                          static_cast<std::uint8_t>(offset >> 8U),
                                                          static_cast<std::uint8_t>(offset),
                                                          {},
                                                          kChunk}));
        const bool read = reply.done() || reply.status == status::kEndOfFile;
        if (!read || reply.data.empty())
            return unreadable("READ BINARY", reply);
        append(content, reply.data);
        TEREZE_ASSIGN(const auto header, read_tlv_header(content));
        whole = header.whole_size();
        if (whole > kMostCertificate)
            return unreadable("certificate too long", reply);
    }
    content.resize(whole);
    return content;
}

Result<std::vector<StoredKey>> KzIdCardStore::keys(const Secret& /*pin*/, calendar::TimePoint now) {
    TEREZE_TRY(select_master());
    TEREZE_TRY(select_keys());
    std::vector<StoredKey> keys;
    for (const auto slot : kSlots) {
        const auto der = read_certificate(slot);
        // An empty slot has no file; anything else is about the card as a whole.
        if (!der && der.error().code == "card.unknown")
            continue;
        if (!der)
            return fail(der.error());
        auto certificate = trust::Certificate::parse(*der);
        if (certificate)
            keys.push_back(describe_key(to_hex(Bytes{slot}), std::move(*certificate), now));
    }
    return keys;
}

Result<Bytes> KzIdCardStore::sign(const std::string& id, const Secret& pin, ByteView content) {
    const auto slot = from_hex(id);
    const bool known = slot && slot->size() == 1 &&
                       std::find(kSlots.begin(), kSlots.end(), slot->front()) != kSlots.end();
    if (!known)
        return fail("token.no_certificate", ErrorClass::User, Remedy::Retry, "identity card");
    TEREZE_TRY(select_master());
    TEREZE_TRY(verify(pin));
    TEREZE_TRY(select_keys());
    const CommandApdu choose{
        0x00, 0x22, 0x41, 0xA4, {0x95, 0x01, 0x40, 0x84, 0x01, slot->front(), 0x80, 0x01, 0x02}, 0};
    TEREZE_ASSIGN(const auto chosen, m_channel.transmit(choose));
    if (!chosen.done())
        return unreadable("MSE", chosen);
    // A signing command is never repeated, not even with a corrected length: the card may have
    // counted it.
    CompletingChannel once(m_channel, WrongLength::Fails);
    TEREZE_ASSIGN(auto reply,
                  once.transmit({0x00, 0x88, 0x02, 0x00, digest_info(content), kShortReplyMost}));
    if (!reply.done())
        return unreadable("INTERNAL AUTHENTICATE", reply);
    return std::move(reply.data);
}

Result<> KzIdCardStore::change_pin(const Secret& old_pin, const Secret& new_pin) {
    if (m_keys != nullptr) {
        TEREZE_TRY(select_master());
        TEREZE_ASSIGN(const auto reply, m_keys->modify(typed_pins(0x24, 2)));
        return judge(reply);
    }
    if (new_pin.size() != kPinDigits || !all_digits(new_pin.view()) ||
        old_pin.size() != kPinDigits || !all_digits(old_pin.view()))
        return refused();
    TEREZE_TRY(select_master());
    auto command = secret_command(0x24);
    append_padded(command.data, old_pin);
    append_padded(command.data, new_pin);
    return send_secret(std::move(command));
}

Result<> KzIdCardStore::unblock(const Secret& unblocking_code, const Secret& new_pin) {
    if (new_pin.size() != kPinDigits || !all_digits(new_pin.view()) ||
        unblocking_code.size() != kPinField || !all_digits(unblocking_code.view()))
        return refused();
    TEREZE_TRY(select_master());
    auto command = secret_command(0x2C);
    append_padded(command.data, unblocking_code);
    append_padded(command.data, new_pin);
    return send_secret(std::move(command));
}

}  // namespace tereze::drivers::tokens
