// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ICAO application, opened, and its files (ICAO Doc 9303-10 and -11).
#pragma once

#include "core/identity/chip_key.h"
#include "drivers/cards/lds/lds_files.h"
#include "drivers/cards/lds/pace.h"
#include "drivers/cards/lds/secure_messaging.h"
#include "drivers/cards/length_limits.h"
#include "drivers/cards/session_record.h"

#include <memory>

namespace tereze::drivers::cards::lds {

/// How files are read. Quick: by short identifier, asking at once for as much as one reply holds,
/// so a small file takes one command. Careful: SELECT, the first four bytes, then exactly the rest
/// in short replies; for cards that refuse to be asked for more than there is, and readers that
/// announce more than they carry.
enum class ReadingStyle { Quick, Careful };

/// BAC rests on the entropy of the printed zone and can be broken by who has listened; a chip with
/// PACE must not be talked down to it. So it is used only where the policy says so, and only with a
/// chip that offers no PACE at all.
enum class AccessPolicy { PaceOnly, PaceOrBac };

struct OpeningOptions {
    RandomSource random;
    AccessPolicy access = AccessPolicy::PaceOnly;
    CardCapabilities card;
};

class LdsSession {
  public:
    /// Reads EF.CardAccess, and EF.ATR/INFO where the card's ATR points there, authenticates by
    /// PACE or, under the policy, by BAC, and selects the application. Errors: card.unknown (no
    /// ICAO application, or neither PACE nor BAC), card.access_refused (only BAC, which the policy
    /// forbids), card.protocol_unknown (PACE of a kind that is not spoken here, or a chip without
    /// PACE and a card access number), and those of authenticate_pace and authenticate_bac.
    static Result<LdsSession> open(CardChannel& channel, const identity::ChipKey& key,
                                   const OpeningOptions& options);

    /// A whole file, from its tag to its end. Errors: card.file_missing, card.unreadable,
    /// card.data_invalid,
    /// card.session_lost (the card dropped the session: open anew).
    Result<Bytes> read_file(const LdsFile& file, ReadingStyle style);
    /// For single commands under secure messaging.
    CardChannel& channel() { return *m_channel; }
    /// Whether every answer so far was made with the session's keys.
    bool alive() const { return m_channel->alive(); }
    /// Goes on with the keys of chip authentication.
    void restart(std::unique_ptr<SecureMessagingCipher> cipher, SessionCipher kind);

    /// What opened the chip; nothing for BAC.
    const std::optional<PaceInfo>& pace() const { return m_pace; }
    std::string protocol() const { return m_pace ? m_pace->name() : "BAC"; }
    const ChipMappingProof& chip_mapping() const { return m_chip_mapping; }

  private:
    LdsSession(std::unique_ptr<SecureChannel> channel, std::uint32_t longest_reply)
        : m_channel(std::move(channel)), m_longest_reply(longest_reply) {}
    static Result<LdsSession> open_by_pace(CardChannel& channel, const PaceInfo& info,
                                           const identity::ChipKey& key,
                                           const OpeningOptions& options,
                                           std::uint32_t longest_reply);
    static Result<LdsSession> open_by_bac(CardChannel& channel, const identity::ChipKey& key,
                                          const OpeningOptions& options,
                                          std::uint32_t longest_reply);
    Result<Bytes> read_start(const LdsFile& file, ReadingStyle style);
    Result<Bytes> read_chunk(std::uint8_t p1, std::uint8_t p2, std::size_t most);
    Result<Bytes> read_far_chunk(std::size_t offset, std::size_t most);
    std::size_t largest_chunk(ReadingStyle style) const;

    std::unique_ptr<SecureChannel> m_channel;
    std::uint32_t m_longest_reply;
    std::optional<PaceInfo> m_pace;
    ChipMappingProof m_chip_mapping;
};

}  // namespace tereze::drivers::cards::lds
