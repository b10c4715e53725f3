// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The people of the virtual cards, and what a reader tells of them.
#pragma once

#include "drivers/cards/card_events.h"
#include "drivers/cards/card_reader.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string>

namespace tereze::testing {

/// In tests/standins/virtual_card/persons, by its name without its ending.
std::filesystem::path person_file(const std::string& name);
identity::DocumentData person(const std::string& name);
identity::MrzKey key_of(const identity::DocumentData& data);

/// Collects events and lets a test wait for the next one of a kind.
class EventList {
  public:
    drivers::cards::CardReader::OnCard collector();
    /// The next event, which must be of this kind; fails the test after ten seconds.
    drivers::cards::CardEvent next(drivers::cards::CardEventKind kind);
    /// Returns when anything has happened, or after this time; what happened is forgotten.
    void wait_for_any(std::chrono::milliseconds most);

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<drivers::cards::CardEvent> m_events;
};

}  // namespace tereze::testing
