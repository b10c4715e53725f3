// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Replies that come in parts, and lengths that the card corrects (7816-4 5.3.4).
#pragma once

#include "drivers/cards/channel.h"

namespace tereze::drivers::cards {

/// What 6CXX leads to. Commands that change the card, such as signing, must not be sent twice.
enum class WrongLength { RepeatsCommand, Fails };

/// Fetches what 61XX announces by GET RESPONSE and repeats a command once with the length that 6CXX
/// asks for. Stands directly on the transport, beneath secure messaging: the repeated bytes are the
/// same protected ones, so no counter moves.
class CompletingChannel final : public CardChannel {
  public:
    explicit CompletingChannel(CardChannel& under,
                               WrongLength wrong_length = WrongLength::RepeatsCommand)
        : m_under(under), m_wrong_length(wrong_length) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override;

  private:
    Result<ResponseApdu> collect(const CommandApdu& command, ResponseApdu reply);
    CardChannel& m_under;
    const WrongLength m_wrong_length;
};

}  // namespace tereze::drivers::cards
