// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The way to a card: one command, one reply.
#pragma once

#include "drivers/cards/apdu.h"

namespace tereze::drivers::cards {

/// Used by one thread at a time. Decorators hold a reference to the channel beneath them, which
/// must outlive them.
class CardChannel {
  public:
    virtual ~CardChannel() = default;
    /// An error means that no reply came (card.removed, card.service_down ...); a reply with an
    /// unhappy status word is a value.
    virtual Result<ResponseApdu> transmit(const CommandApdu& command) = 0;
};

}  // namespace tereze::drivers::cards
