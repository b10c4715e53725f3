// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// GET RESPONSE and corrected lengths.
#include "drivers/cards/completing_channel.h"

#include <algorithm>

namespace tereze::drivers::cards {
namespace {

constexpr std::uint8_t kMoreData = 0x61;
constexpr std::uint8_t kCorrectLength = 0x6C;
constexpr std::uint8_t kGetResponse = 0xC0;

std::uint8_t first_status_byte(const ResponseApdu& reply) {
    return static_cast<std::uint8_t>(reply.status >> 8U);
}

std::uint32_t announced_length(const ResponseApdu& reply) {
    const std::uint32_t count = reply.status & 0xFFU;
    return count == 0 ? kShortReplyMost : count;
}

}  // namespace

Result<ResponseApdu> CompletingChannel::transmit(const CommandApdu& command) {
    TEREZE_ASSIGN(auto reply, send(command));
    if (first_status_byte(reply) == kCorrectLength &&
        m_wrong_length == WrongLength::RepeatsCommand) {
        CommandApdu corrected = command;
        corrected.expected = announced_length(reply);
        TEREZE_ASSIGN(reply, send(corrected));
    }
    return collect(command, std::move(reply));
}

/// Every link but the last carries as much as fits and the chaining bit; a card that does not like
/// one says so at once, and the rest is not sent.
Result<ResponseApdu> CompletingChannel::send(const CommandApdu& command) {
    constexpr std::size_t kShortDataMost = 255;
    constexpr std::uint8_t kMoreFollows = 0x10;
    if (command.data.size() <= kShortDataMost || m_card.extended_length || !m_card.chaining)
        return m_under.transmit(command);
    auto rest = ByteView(command.data);
    CommandApdu link = command;
    link.cla |= kMoreFollows;
    link.expected = 0;
    for (; rest.size() > kShortDataMost; rest = rest.subspan(kShortDataMost)) {
        link.data.assign(rest.begin(), rest.begin() + kShortDataMost);
        TEREZE_ASSIGN(auto reply, m_under.transmit(link));
        if (!reply.done())
            return reply;
    }
    link.cla = command.cla;
    link.data.assign(rest.begin(), rest.end());
    link.expected = std::min(command.expected, kShortReplyMost);
    return m_under.transmit(link);
}

Result<ResponseApdu> CompletingChannel::collect(const CommandApdu& command, ResponseApdu reply) {
    Bytes collected = std::move(reply.data);
    while (first_status_byte(reply) == kMoreData) {
        // GET RESPONSE goes on the command's own logical channel and outside secure messaging.
        const auto cla = static_cast<std::uint8_t>(command.cla & 0x03U);
        const CommandApdu more{cla, kGetResponse, 0, 0, {}, announced_length(reply)};
        TEREZE_ASSIGN(reply, m_under.transmit(more));
        append(collected, reply.data);
        const bool stuck = reply.data.empty() && first_status_byte(reply) == kMoreData;
        if (stuck || collected.size() > kExtendedReplyMost)
            return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry,
                        "GET RESPONSE without end");
    }
    reply.data = std::move(collected);
    return reply;
}

}  // namespace tereze::drivers::cards
