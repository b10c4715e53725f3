// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From the states of readers to insertions and removals.
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tereze::drivers::cards {

enum class CardEventKind { Inserted, Removed, ServiceDown, ServiceUp };

/// ServiceDown ends every insertion: what lies in a reader when the service is back is a new one.
struct CardEvent {
    CardEventKind kind = CardEventKind::Inserted;
    std::string reader;  ///< empty for the service's events
    std::uint64_t insertion_id =
        0;      ///< never given twice in one process; 0 for the service's events
    Bytes atr;  ///< of an inserted card; empty where it does not answer
};

/// Follows readers by what SCardGetStatusChange says of them. PC/SC counts insertions and removals
/// in the upper half of a state: a card that was swapped between two looks is seen by that count
/// alone, and is a removal and a new insertion here.
class CardTracker {
  public:
    /// @param event_state dwEventState of pcsc-lite, with its counter.
    std::vector<CardEvent> observe(const std::string& reader, std::uint32_t event_state,
                                   ByteView atr);
    /// Removals of cards in readers that are not in the list any more.
    std::vector<CardEvent> keep_only(const std::vector<std::string>& readers);
    /// Forgets every reader without a word, as the service has gone.
    void forget() { m_readers.clear(); }

  private:
    struct Reader {
        std::uint32_t counter = 0;
        std::uint64_t insertion_id = 0;  ///< 0: no card
    };
    std::map<std::string, Reader> m_readers;
    std::uint64_t m_last_id = 0;
};

}  // namespace tereze::drivers::cards
