// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Secure messaging: commands wrapped and replies proved (ICAO Doc 9303-11, 9.8; ISO 7816-4, 10).
#pragma once

#include "drivers/cards/channel.h"
#include "drivers/cards/lds/secure_messaging_cipher.h"

#include <memory>

namespace tereze::drivers::cards::lds {

/// One session's keys and counter. Any failure ends the session: nothing may be sent under it
/// again.
class SecureMessaging {
  public:
    /// @param counter the send sequence counter that the authentication agreed on.
    SecureMessaging(std::unique_ptr<SecureMessagingCipher> cipher, Bytes counter);

    bool alive() const { return m_alive; }
    std::size_t block_size() const { return m_cipher->block_size(); }
    /// Errors: card.session_lost after an end, card.crypto_failed.
    Result<CommandApdu> protect(const CommandApdu& command);
    /// Checks the MAC over every reply before anything in it is used.
    /// Errors: card.session_lost for a reply outside secure messaging (the card has dropped the
    /// keys), card.unreadable for a wrong MAC, order, padding or status.
    Result<ResponseApdu> unprotect(const ResponseApdu& reply);

  private:
    Result<ResponseApdu> open(const ResponseApdu& reply);
    Result<Bytes> decrypt_data(std::uint32_t tag, ByteView value) const;

    std::unique_ptr<SecureMessagingCipher> m_cipher;
    Bytes m_counter;
    bool m_alive = true;
};

/// A channel whose commands and replies go through secure messaging.
class SecureChannel final : public CardChannel {
  public:
    SecureChannel(CardChannel& under, SecureMessaging messaging)
        : m_under(under), m_messaging(std::move(messaging)) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override;
    std::size_t block_size() const { return m_messaging.block_size(); }
    /// False once an answer did not fit the session's keys; a failure beneath leaves it alive.
    bool alive() const { return m_messaging.alive(); }
    /// Goes on with other keys and another counter.
    void restart(SecureMessaging messaging) { m_messaging = std::move(messaging); }

  private:
    CardChannel& m_under;
    SecureMessaging m_messaging;
};

}  // namespace tereze::drivers::cards::lds
