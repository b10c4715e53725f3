// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the tests here share: one pcscd for the process, one virtual card, and a list of events.
#pragma once

#include "core/base/child_process.h"
#include "drivers/cards/card_events.h"
#include "drivers/cards/card_reader.h"
#include "kiosk/control/control_client.h"
#include "tests/support/cards/private_pcscd.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace tereze::testing {

/// Started at first use and shared by all cases of the process, since libpcsclite remembers one
/// socket.
PrivatePcscd& shared_pcscd();

/// A virtual_card process whose slot is empty at the start: pcscd has seen an earlier card go.
class VirtualCard {
  public:
    /// @param person name of a file in tests/standins/virtual_card/persons, without its ending.
    explicit VirtualCard(const std::string& person = "serikova");
    nlohmann::json ask(const nlohmann::json& request);
    void insert() { ask({{"do", "insert"}}); }
    void insert(const std::string& person);
    void insert_blank() { ask({{"do", "insert"}, {"blank", true}}); }
    void remove() { ask({{"do", "remove"}}); }
    std::uint64_t apdus() { return ask({{"do", "status"}}).at("apdus"); }

  private:
    std::optional<ChildProcess> m_process;
    std::optional<control::ControlClient> m_control;
};

/// The authority that signed this process' virtual cards.
trust::TrustFolder issuing_authority();

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
