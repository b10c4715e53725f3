// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card's side of BAC and secure messaging (ICAO Doc 9303-11, 4.3 and 9.8), written apart from
// the terminal's side: only the algorithms are shared.
#pragma once

#include "core/identity/mrz_key.h"
#include "drivers/cards/apdu.h"
#include "drivers/cards/lds/primitives.h"

#include <optional>

namespace tereze::standins {

/// A session after mutual authentication.
class CardSession {
  public:
    CardSession(drivers::cards::lds::KeyPair keys, Bytes counter)
        : m_keys(std::move(keys)), m_counter(std::move(counter)) {}

    /// The plain command in a protected one; nothing when its MAC or form is wrong.
    std::optional<drivers::cards::CommandApdu> unwrap(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu wrap(const drivers::cards::ResponseApdu& plain);

  private:
    drivers::cards::lds::KeyPair m_keys;
    Bytes m_counter;
};

/// What the card answers to EXTERNAL AUTHENTICATE, and the session that follows.
struct Authentication {
    Bytes answer;
    CardSession session;
};
/// Nothing when the terminal does not know the keys.
std::optional<Authentication> authenticate(ByteView cryptogram, ByteView challenge,
                                           const identity::MrzKey& key);

}  // namespace tereze::standins
