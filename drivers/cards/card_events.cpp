// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Comparing a reader's state with the one before.
#include "drivers/cards/card_events.h"

#include <winscard.h>

#include <algorithm>
#include <utility>

namespace tereze::drivers::cards {

std::vector<CardEvent> CardTracker::observe(const std::string& reader, std::uint32_t event_state,
                                            ByteView atr) {
    std::vector<CardEvent> events;
    auto& known = m_readers[reader];
    const bool present = (event_state & SCARD_STATE_PRESENT) != 0;
    const std::uint32_t counter = event_state >> 16U;
    const bool same_card = present && known.insertion_id != 0 && counter == known.counter;
    if (known.insertion_id != 0 && !same_card)
        events.push_back(
            {CardEventKind::Removed, reader, std::exchange(known.insertion_id, 0), {}});
    if (present && !same_card) {
        known.insertion_id = ++m_last_id;
        events.push_back(
            {CardEventKind::Inserted, reader, known.insertion_id, Bytes(atr.begin(), atr.end())});
    }
    known.counter = counter;
    return events;
}

std::vector<CardEvent> CardTracker::keep_only(const std::vector<std::string>& readers) {
    std::vector<CardEvent> events;
    std::erase_if(m_readers, [&](const auto& entry) {
        if (std::find(readers.begin(), readers.end(), entry.first) != readers.end())
            return false;
        if (entry.second.insertion_id != 0)
            events.push_back({CardEventKind::Removed, entry.first, entry.second.insertion_id, {}});
        return true;
    });
    return events;
}

}  // namespace tereze::drivers::cards
