// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The structures are written byte by byte: part 10 wants them packed and little-endian.
#include "drivers/cards/pin_pad.h"

#include <reader.h>

#include <algorithm>
#include <thread>

namespace tereze::drivers::cards {
namespace {

// bmFormatString: units of bytes, digits from bit 0 of the data on, left-justified, ASCII.
constexpr std::uint8_t kAsciiDigits = 0x82;
constexpr std::uint8_t kNoLengthInside = 0x00;
constexpr std::uint8_t kByKey = 0x02;  // bEntryValidationCondition: the key that ends the typing
constexpr std::chrono::seconds kBeyondTyping{15};  // for the reader's own work
constexpr std::chrono::milliseconds kKeysLookedAtEvery{50};

// Statuses that come from the reader and not from the card (part 10, 2.5.1.3).
constexpr std::uint16_t kNotTyped = 0x6400;
constexpr std::uint16_t kCancelled = 0x6401;
constexpr std::uint16_t kPinsDiffer = 0x6402;
constexpr std::uint16_t kPinLength = 0x6403;

void append_two(Bytes& out, std::uint16_t value) {
    append(out, Bytes{static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8U)});
}

void append_apdu(Bytes& out, const CommandApdu& command) {
    constexpr std::size_t kPrologue = 3;  // of T=1; zeros: the reader's business
    out.insert(out.end(), kPrologue, 0);
    const Bytes apdu = command.bytes();
    const auto size = static_cast<std::uint32_t>(apdu.size());
    append_two(out, static_cast<std::uint16_t>(size));
    append_two(out, static_cast<std::uint16_t>(size >> 16U));
    append(out, apdu);
}

Result<ResponseApdu> from_reader(ByteView answer) {
    TEREZE_ASSIGN(auto reply, ResponseApdu::parse(answer));
    switch (reply.status) {
        case kNotTyped:
            return fail("token.pin_not_typed", ErrorClass::User, Remedy::Retry, "SW 6400");
        case kCancelled:
            return fail("token.pin_cancelled", ErrorClass::User, Remedy::Retry, "SW 6401");
        case kPinsDiffer:
            return fail("token.pin_differs", ErrorClass::User, Remedy::Retry, "SW 6402");
        case kPinLength:
            return fail("token.pin_length", ErrorClass::User, Remedy::Retry, "SW 6403");
        default:
            return reply;
    }
}

}  // namespace

Result<std::unique_ptr<PinPad>> PinPad::find(PcscChannel& channel, PinPadOptions options) {
    std::unique_ptr<PinPad> none;
    const auto listed = channel.control(CM_IOCTL_GET_FEATURE_REQUEST, {});
    if (!listed && listed.error().code == "card.unreadable")
        return none;
    if (!listed)
        return fail(listed.error());
    const auto features = parse_pin_pad_features(*listed);
    if (!features)
        return none;
    PinPadProperties properties;
    if (const auto tell = features->find(FEATURE_GET_TLV_PROPERTIES); tell != features->end())
        if (const auto told = channel.control(tell->second, {}))
            properties = parse_pin_pad_properties(*told).value_or(PinPadProperties{});
    // The older way to ask for one of them: wLcdLayout, bEntryValidationCondition, bTimeOut2.
    constexpr std::size_t kPropertiesSize = 4;
    if (const auto tell = features->find(FEATURE_IFD_PIN_PROPERTIES); tell != features->end())
        if (const auto told = channel.control(tell->second, {});
            told && told->size() == kPropertiesSize)
            properties.validation = (*told)[2];
    const bool in_steps = features->contains(FEATURE_VERIFY_PIN_START) &&
                          features->contains(FEATURE_VERIFY_PIN_FINISH);
    const bool verifies = features->contains(FEATURE_VERIFY_PIN_DIRECT) || in_steps;
    if (!verifies || announces_missing_keys(channel.reader(), properties))
        return none;
    return std::unique_ptr<PinPad>(new PinPad(channel, std::move(options), *features, properties));
}

/// The first fields, which verifying and changing begin with.
Bytes PinPad::head(const PinPattern& pattern) const {
    constexpr std::uint8_t kAfterFirstKey = 0;  // the reader's own
    return {static_cast<std::uint8_t>(m_options.types_within.count()), kAfterFirstKey, kAsciiDigits,
            static_cast<std::uint8_t>(pattern.field & 0x0FU), kNoLengthInside};
}

namespace {

/// wPINMaxExtraDigit, bEntryValidationCondition.
void append_limits(Bytes& order, const PinPattern& pattern, const PinPadProperties& properties) {
    const auto fewest = std::max(pattern.fewest_digits, properties.fewest_digits.value_or(0));
    const auto most = std::min(pattern.most_digits, properties.most_digits.value_or(0xFF));
    append_two(order, static_cast<std::uint16_t>(fewest << 8U | most));
    const auto able = properties.validation.value_or(0);
    order.push_back(able == 0 || (able & kByKey) != 0 ? kByKey : able);
}

}  // namespace

Result<ResponseApdu> PinPad::verify(const PinPattern& pattern) {
    constexpr std::uint8_t kOneMessage = 1;
    constexpr std::uint8_t kFirstMessage = 0;
    Bytes order = head(pattern);
    append_limits(order, pattern, m_properties);
    order.push_back(kOneMessage);
    append_two(order, m_options.language);
    order.push_back(kFirstMessage);
    append_apdu(order, pattern.pattern);
    return has(FEATURE_VERIFY_PIN_DIRECT) ? ask(FEATURE_VERIFY_PIN_DIRECT, order)
                                          : ask_in_steps(order);
}

Result<ResponseApdu> PinPad::modify(const PinPattern& pattern) {
    constexpr std::uint8_t kOldAndNewTwice = 0x03;  // bConfirmPIN
    if (!has(FEATURE_MODIFY_PIN_DIRECT))
        return fail("token.not_supported", ErrorClass::Hardware, Remedy::None,
                    "reader without MODIFY_PIN_DIRECT");
    Bytes order = head(pattern);
    order.push_back(0);              // bInsertionOffsetOld
    order.push_back(pattern.field);  // bInsertionOffsetNew
    append_limits(order, pattern, m_properties);
    order.insert(order.end() - 1, kOldAndNewTwice);
    order.push_back(3);  // messages: the old one, the new one, the new one again
    append_two(order, m_options.language);
    append(order, Bytes{0, 1, 2});
    append_apdu(order, pattern.pattern);
    return ask(FEATURE_MODIFY_PIN_DIRECT, order);
}

Result<ResponseApdu> PinPad::ask(std::uint8_t feature, const Bytes& order) {
    TEREZE_ASSIGN(const Bytes answer,
                  m_channel.control(m_features.at(feature), order, m_options.types_within));
    return from_reader(answer);
}

Result<ResponseApdu> PinPad::ask_in_steps(const Bytes& order) {
    TEREZE_ASSIGN(const auto begun, ask(FEATURE_VERIFY_PIN_START, order));
    if (!begun.done())
        return begun;
    if (has(FEATURE_GET_KEY_PRESSED))
        TEREZE_TRY(wait_for_typing());
    return ask(FEATURE_VERIFY_PIN_FINISH, {});
}

/// The reader is asked for the last key until one of them ends the typing; which end it was, the
/// last step tells.
Result<> PinPad::wait_for_typing() {
    constexpr std::uint8_t kNothing = 0x00;
    constexpr std::uint8_t kDigit = 0x2B;
    constexpr std::uint8_t kBackspace = 0x08;
    constexpr std::uint8_t kAllCleared = 0x0A;
    const auto end = std::chrono::steady_clock::now() + m_options.types_within + kBeyondTyping;
    for (;;) {
        auto going_on = m_options.check ? m_options.check() : Result<>();
        if (going_on && std::chrono::steady_clock::now() > end)
            going_on = fail("token.pin_not_typed", ErrorClass::User, Remedy::Retry, "key presses");
        if (!going_on) {
            if (has(FEATURE_ABORT))
                TEREZE_TRY(m_channel.control(m_features.at(FEATURE_ABORT), {}));
            return going_on;
        }
        TEREZE_ASSIGN(const Bytes key,
                      m_channel.control(m_features.at(FEATURE_GET_KEY_PRESSED), {}));
        const auto pressed = key.empty() ? kNothing : key.front();
        if (pressed != kNothing && pressed != kDigit && pressed != kBackspace &&
            pressed != kAllCleared)
            return {};
        // The protocol is one of asking: no event tells of a key.
        if (pressed == kNothing)
            std::this_thread::sleep_for(kKeysLookedAtEvery);
    }
}

}  // namespace tereze::drivers::cards
