// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the tests here share: one pcscd for the process, and one virtual card.
#pragma once

#include "core/base/child_process.h"
#include "core/trust/trust_folder.h"
#include "kiosk/control/control_client.h"
#include "tests/integration/cards/event_list.h"
#include "tests/support/cards/private_pcscd.h"

#include <nlohmann/json.hpp>

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

}  // namespace tereze::testing
