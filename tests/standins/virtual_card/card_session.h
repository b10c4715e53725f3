// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card's side of BAC and secure messaging (ICAO Doc 9303-11, 4.3 and 9.8), written apart from
// the terminal's side: only the algorithms are shared.
#pragma once

#include "core/identity/mrz_key.h"
#include "drivers/cards/apdu.h"
#include "drivers/cards/lds/session_cipher.h"

#include <memory>
#include <optional>

namespace tereze::standins {

/// A session after mutual authentication.
class CardSession {
  public:
    CardSession(std::unique_ptr<drivers::cards::lds::SecureMessagingCipher> cipher, Bytes counter)
        : m_cipher(std::move(cipher)), m_counter(std::move(counter)) {}

    /// The plain command in a protected one; nothing when its MAC or form is wrong.
    std::optional<drivers::cards::CommandApdu> unwrap(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu wrap(const drivers::cards::ResponseApdu& plain);

  private:
    Bytes mac_over(ByteView whole_blocks) const;
    Bytes padded_to_block(ByteView data) const;

    std::unique_ptr<drivers::cards::lds::SecureMessagingCipher> m_cipher;
    Bytes m_counter;
    bool m_odd = false;  ///< the instruction of the command that is being answered
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
