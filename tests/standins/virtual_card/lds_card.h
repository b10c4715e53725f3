// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card with the ICAO application, or with none.
#pragma once

#include "tests/standins/virtual_card/card.h"
#include "tests/standins/virtual_card/card_session.h"
#include "tests/standins/virtual_card/chip_files.h"
#include "tests/standins/virtual_card/pace_chip.h"

#include <memory>
#include <optional>

namespace tereze::standins {

/// A card's whole behaviour: bytes in, bytes out. Between two power-ups it keeps nothing.
class LdsCard final : public Card {
  public:
    /// A card without any application: everything is "not found".
    static LdsCard blank() { return {}; }
    /// A Kazakh identity card with EF.COM and DG1, opened by BAC.
    /// Errors: those of compose_td1.
    static Result<LdsCard> of(const identity::DocumentData& person,
                              OverlongRead overlong = OverlongRead::Warns);
    /// A card as described; the issuer signs it. Errors: those of compose_td1.
    static Result<LdsCard> of(const CardDescription& description, const DocumentIssuer& issuer);

    Bytes atr() const override;
    void reset() override;
    Bytes answer(ByteView command) override;
    /// What a reader should have read.
    const Bytes& file(std::uint16_t id) const { return m_chip.files.at(id); }

  private:
    LdsCard() = default;
    drivers::cards::ResponseApdu answer_command(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu answer_plain(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu answer_protected(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu select(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu external_authenticate(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu select_file(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu read_binary(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu read_binary_far(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu read_at(std::size_t offset, std::size_t wanted);
    drivers::cards::ResponseApdu choose_chip_key(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu agree_by_chip(ByteView point);
    Bytes in_parts(drivers::cards::ResponseApdu reply, bool wide);
    Bytes rest_of_reply(std::uint32_t wanted);

    bool m_blank = true;
    CardDescription m_description;
    ChipFiles m_chip;
    std::optional<identity::MrzKey> m_zone;
    std::optional<PaceChip> m_pace;

    unsigned m_answered = 0;
    bool m_selected = false;  ///< the ICAO application, as against the master file
    Bytes m_challenge;
    std::optional<CardSession> m_session;
    std::optional<CardSession> m_next_session;  ///< after the reply that agrees on it
    bool m_chip_key_chosen = false;
    std::uint16_t m_current_file = 0;
    bool m_drop_session = false;
    Bytes m_rest;  ///< of a reply that did not fit, with its status
};

}  // namespace tereze::standins
