// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card whose answers are the fuzzer's input.
#pragma once

#include "drivers/cards/channel.h"

#include <algorithm>

namespace tereze::testing {

/// Takes the input apart into replies: a length in so many bytes, then that many bytes. At the end
/// the card is gone.
class FuzzedCard : public drivers::cards::CardChannel {
  public:
    explicit FuzzedCard(ByteView input, std::size_t length_bytes = 1)
        : m_input(input), m_length_bytes(length_bytes) {}
    Result<drivers::cards::ResponseApdu> transmit(
        const drivers::cards::CommandApdu& /*command*/) override {
        if (m_input.size() < m_length_bytes)
            return fail("card.removed", ErrorClass::User, Remedy::Retry);
        std::size_t promised = 0;
        for (const auto byte : m_input.first(m_length_bytes))
            promised = promised << 8U | byte;
        m_input = m_input.subspan(m_length_bytes);
        const auto reply = m_input.first(std::min(promised, m_input.size()));
        m_input = m_input.subspan(reply.size());
        return drivers::cards::ResponseApdu::parse(reply);
    }

  private:
    ByteView m_input;
    const std::size_t m_length_bytes;
};

}  // namespace tereze::testing
