// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// GET RESPONSE and corrected lengths.
#include "drivers/cards/completing_channel.h"

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
    TEREZE_ASSIGN(auto reply, m_under.transmit(command));
    if (first_status_byte(reply) == kCorrectLength &&
        m_wrong_length == WrongLength::RepeatsCommand) {
        CommandApdu corrected = command;
        corrected.expected = announced_length(reply);
        TEREZE_ASSIGN(reply, m_under.transmit(corrected));
    }
    return collect(command, std::move(reply));
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
