// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An identity card with the signature application "profile A" (drivers/tokens/kz_id_card.h), as far
// as that is known.
#pragma once

#include "drivers/cards/apdu.h"
#include "tests/standins/virtual_card/card.h"
#include "tests/support/pki/issue.h"

#include <map>
#include <string>

namespace tereze::standins {

/// The PIN's counter outlives resets and removals, as in a real chip's memory: keep the object.
class SignatureCard final : public Card {
  public:
    /// One key for signing in slot 87, and in 88 a left-over that is over.
    SignatureCard(const std::string& name, const std::string& iin, std::string pin,
                  std::string unblocking_code);

    Bytes atr() const override;
    void reset() override;
    Bytes answer(ByteView command) override;
    const testing::Issued& signing_key() const { return m_keys.at(kSigningSlot); }

    static constexpr std::uint8_t kSigningSlot = 0x87;

  private:
    using Reply = drivers::cards::ResponseApdu;
    Reply obey(const drivers::cards::CommandApdu& command);
    Reply select(ByteView file);
    Reply verify(ByteView padded);
    Reply change(ByteView both);
    Reply unblock(ByteView both);
    Reply choose_key(ByteView data);
    Reply sign(const drivers::cards::CommandApdu& command);
    Reply read(const drivers::cards::CommandApdu& command) const;
    Reply wrong_pin();

    std::map<std::uint8_t, testing::Issued> m_keys;
    std::string m_pin;
    std::string m_unblocking_code;
    unsigned m_tries = 3;
    unsigned m_unblocking_tries = 10;

    bool m_verified = false;
    bool m_in_keys = false;
    std::uint16_t m_file = 0;
    std::uint8_t m_slot = 0;
};

}  // namespace tereze::standins
