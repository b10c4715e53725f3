// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Starts the ticket printer's stand-in and turns its knobs.
#pragma once

#include "core/base/child_process.h"
#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace tereze::testing {

/// Waits for the line "READY port=N" on a child's stdout and returns N.
/// Errors: standin.not_ready.
Result<std::uint16_t> await_port(ChildProcess& child, std::chrono::milliseconds limit);

class TicketPrinterStandin {
  public:
    /// Everything it writes stays below `folder`, which is made when missing.
    static Result<TicketPrinterStandin> start(const std::filesystem::path& folder);

    std::uint16_t port() const { return m_port; }
    std::filesystem::path control_path() const { return m_folder / "control"; }
    /// The latest ticket.
    std::filesystem::path ticket() const { return m_folder / "ticket.png"; }

    /// Sends one request of the control socket, for example {"do":"paper","state":"out"}.
    Result<nlohmann::json> control(const nlohmann::json& request) const;
    /// Pictures of the tickets cut so far, and what the strict parser objected to.
    Result<std::vector<std::filesystem::path>> tickets() const;
    Result<std::vector<std::string>> faults() const;

  private:
    TicketPrinterStandin(ChildProcess child, std::filesystem::path folder, std::uint16_t port)
        : m_child(std::move(child)), m_folder(std::move(folder)), m_port(port) {}
    ChildProcess m_child;
    std::filesystem::path m_folder;
    std::uint16_t m_port;
};

}  // namespace tereze::testing
