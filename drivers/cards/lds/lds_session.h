// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ICAO application, opened, and its files (ICAO Doc 9303-10).
#pragma once

#include "core/identity/mrz_key.h"
#include "drivers/cards/lds/secure_messaging.h"
#include "drivers/cards/session_record.h"

#include <memory>

namespace tereze::drivers::cards::lds {

struct LdsFile {
    std::uint16_t id = 0;
    std::uint8_t short_id = 0;
    std::uint32_t tag = 0;  ///< of the one data object that fills it
};
constexpr LdsFile kCom{0x011E, 0x1E, 0x60};
constexpr LdsFile kDataGroup1{0x0101, 0x01, 0x61};

/// How files are read. Quick: by short identifier, asking at once for as much as one reply holds,
/// so a small file takes one command. Careful: SELECT, the first four bytes, then exactly the rest;
/// for cards that refuse to be asked for more than there is.
enum class ReadingStyle { Quick, Careful };

class LdsSession {
  public:
    /// Selects the application and authenticates.
    /// @param wide_replies whether the card announces extended length (atr.h).
    /// Errors: card.unknown (no ICAO application), those of authenticate_bac.
    static Result<LdsSession> open(CardChannel& channel, const identity::MrzKey& key,
                                   const RandomSource& random, bool wide_replies);

    /// A whole file, from its tag to its end. Errors: card.unreadable, card.data_invalid,
    /// card.session_lost (the card dropped the session: open anew).
    Result<Bytes> read_file(const LdsFile& file, ReadingStyle style);

  private:
    LdsSession(std::unique_ptr<SecureChannel> channel, bool wide_replies)
        : m_channel(std::move(channel)), m_wide_replies(wide_replies) {}
    Result<Bytes> read_start(const LdsFile& file, ReadingStyle style);
    Result<Bytes> read_chunk(std::uint8_t p1, std::uint8_t p2, std::size_t most);

    std::unique_ptr<SecureChannel> m_channel;
    bool m_wide_replies = false;
};

}  // namespace tereze::drivers::cards::lds
