// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The signature application of older Kazakh identity cards, "profile A".
//
// UNCONFIRMED: no specification is public and no card was at hand. What is here follows constants
// of a tool that its maker published; where a certificate lies on the card is our assumption (an
// elementary file C0kk beside key kk). Before a centre relies on it, a real card has to be
// recorded and this file held against the record.
#pragma once

#include "drivers/cards/channel.h"
#include "drivers/cards/pin_entry.h"
#include "drivers/tokens/key_store.h"

#include <functional>

namespace tereze::drivers::tokens {

/// RSA-2048 in up to four slots under a PIN of four digits with three tries. The channel must be
/// under a transaction for the time of a call, and its card reset afterwards, since this
/// application keeps a right PIN until then.
class KzIdCardStore final : public KeyStore {
  public:
    /// @param keys the reader's own, which PINs are then typed on and nowhere else; may be none.
    explicit KzIdCardStore(cards::CardChannel& channel, cards::PinEntry* keys = nullptr)
        : m_channel(channel), m_keys(keys) {}

    /// Errors: card.unknown (no such application), and the channel's own.
    Result<std::vector<StoredKey>> keys(const Secret& pin, calendar::TimePoint now) override;
    /// Asks the card, which costs no try.
    Result<PinState> pin_state() override;
    /// Errors beside those of KeyStore: token.pin_refused (not four digits: the card is not asked,
    /// since it would count a try), and those of PinEntry.
    Result<Bytes> sign(const std::string& id, const Secret& pin, ByteView content) override;
    Result<> change_pin(const Secret& old_pin, const Secret& new_pin) override;
    /// @param unblocking_code eight digits.
    Result<> unblock(const Secret& unblocking_code, const Secret& new_pin) override;

  private:
    Result<> select_master();
    Result<> select_keys();
    Result<> verify(const Secret& pin);
    /// Sends a command with secrets in it, once, and wipes it.
    Result<> send_secret(cards::CommandApdu command);
    Result<> judge(const cards::ResponseApdu& reply) const;
    Result<Bytes> read_certificate(std::uint8_t slot);

    cards::CardChannel& m_channel;
    cards::PinEntry* const m_keys;
};

}  // namespace tereze::drivers::tokens
