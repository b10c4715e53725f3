// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card with the ICAO application, or with none.
#pragma once

#include "core/identity/document_data.h"
#include "tests/standins/virtual_card/card_session.h"

#include <map>
#include <memory>
#include <optional>

namespace tereze::standins {

/// How a card takes being asked for more than a file holds.
enum class OverlongRead {
    Warns,         ///< gives what there is with 6282
    DropsSession,  ///< 6B00 in plain, the session is over
};

/// A card's whole behaviour: bytes in, bytes out. Between two power-ups it keeps nothing.
class LdsCard {
  public:
    /// A card without any application: everything is "not found".
    static LdsCard blank() { return {}; }
    /// A Kazakh identity card with EF.COM and DG1, opened by BAC.
    /// Errors: those of compose_td1.
    static Result<LdsCard> of(const identity::DocumentData& person,
                              OverlongRead overlong = OverlongRead::Warns);

    Bytes atr() const;
    void reset();
    Bytes answer(ByteView command);

  private:
    LdsCard() = default;
    drivers::cards::ResponseApdu answer_plain(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu answer_protected(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu external_authenticate(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu select_file(const drivers::cards::CommandApdu& command);
    drivers::cards::ResponseApdu read_binary(const drivers::cards::CommandApdu& command);

    std::optional<identity::MrzKey> m_key;  ///< none: a blank card
    std::map<std::uint16_t, Bytes> m_files;
    OverlongRead m_overlong = OverlongRead::Warns;
    bool m_selected = false;
    Bytes m_challenge;
    std::optional<CardSession> m_session;
    std::uint16_t m_current_file = 0;
    bool m_drop_session = false;
};

}  // namespace tereze::standins
