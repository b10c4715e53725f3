// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card's side of PACE (ICAO Doc 9303-11, 4.4), written apart from the terminal's side: only the
// algorithms are shared.
#pragma once

#include "core/identity/chip_key.h"
#include "drivers/cards/apdu.h"
#include "drivers/cards/lds/security_infos.h"
#include "tests/standins/virtual_card/card_session.h"
#include "tests/standins/virtual_card/chip_files.h"

#include <optional>

namespace tereze::standins {

/// One run from MSE:Set AT to the chip's token. Out of order or wrong: the run is over.
class PaceChip {
  public:
    PaceChip(std::vector<drivers::cards::lds::PaceInfo> offered, identity::MrzKey zone,
             std::string can, ChipKeyPair chip_key)
        : m_offered(std::move(offered)),
          m_zone(std::move(zone)),
          m_can(std::move(can)),
          m_chip_key(std::move(chip_key)) {}

    drivers::cards::ResponseApdu set_authentication_template(ByteView data);
    drivers::cards::ResponseApdu general_authenticate(ByteView data);
    /// The session, once, after the last reply.
    std::optional<CardSession> take_session() { return std::exchange(m_session, std::nullopt); }
    void reset();

  private:
    enum class Step { None, Nonce, Mapping, Agreement, Token };
    drivers::cards::ResponseApdu give_nonce();
    drivers::cards::ResponseApdu map(ByteView theirs);
    drivers::cards::ResponseApdu agree(ByteView theirs);
    drivers::cards::ResponseApdu check(ByteView token);
    Bytes chip_data() const;

    std::vector<drivers::cards::lds::PaceInfo> m_offered;
    identity::MrzKey m_zone;
    std::string m_can;
    ChipKeyPair m_chip_key;

    Step m_step = Step::None;
    std::optional<drivers::cards::lds::PaceInfo> m_info;
    std::optional<identity::ChipKey> m_password;
    Bytes m_nonce;
    Bytes m_generator;
    Bytes m_chip_factor;  ///< of chip authentication mapping
    Bytes m_our_point;
    Bytes m_their_point;
    std::unique_ptr<drivers::cards::lds::SecureMessagingCipher> m_cipher;
    std::optional<CardSession> m_session;
};

}  // namespace tereze::standins
