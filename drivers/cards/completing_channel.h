// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Commands and replies that go in parts, and lengths that the card corrects (7816-4 5.3.3, 5.3.4).
#pragma once

#include "drivers/cards/atr.h"
#include "drivers/cards/channel.h"

namespace tereze::drivers::cards {

/// What 6CXX leads to. Commands that change the card, such as signing, must not be sent twice.
enum class WrongLength { RepeatsCommand, Fails };

/// Fetches what 61XX announces by GET RESPONSE and repeats a command once with the length that 6CXX
/// asks for. Stands directly on the transport, beneath secure messaging: the repeated bytes are the
/// same protected ones, so no counter moves. A command with more than 255 bytes goes in a chain
/// where the card knows chains and no extended length.
class CompletingChannel final : public CardChannel {
  public:
    explicit CompletingChannel(CardChannel& under,
                               WrongLength wrong_length = WrongLength::RepeatsCommand,
                               CardCapabilities card = {})
        : m_under(under), m_wrong_length(wrong_length), m_card(card) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override;

  private:
    Result<ResponseApdu> send(const CommandApdu& command);
    Result<ResponseApdu> collect(const CommandApdu& command, ResponseApdu reply);
    CardChannel& m_under;
    const WrongLength m_wrong_length;
    const CardCapabilities m_card;
};

}  // namespace tereze::drivers::cards
