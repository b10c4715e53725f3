// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card service of a test's own: one pcscd with two virtual slots in a folder.
#pragma once

#include "core/base/child_process.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace tereze::testing {

/// Needs no privilege and touches nothing outside its folder. libpcsclite notes the socket's path
/// when a process first uses it, so a process can talk to one service only: put socket() into
/// PCSCLITE_CSOCK_NAME before, for itself or for the children that shall use it.
class PrivatePcscd {
  public:
    /// Writes the configuration into `folder` (its path must be short enough for a UNIX socket),
    /// starts pcscd and returns once it listens for cards. Errors: process.not_started with the
    /// reason.
    static Result<PrivatePcscd> start(std::filesystem::path folder);

    /// The value for PCSCLITE_CSOCK_NAME.
    std::filesystem::path socket() const { return m_folder / "pcscd.comm"; }
    /// Where a virtual card connects to lie in the first slot; the second is one higher.
    std::uint16_t vpcd_port() const { return m_port; }
    std::filesystem::path log() const { return m_folder / "pcscd.log"; }

    /// Ends it as a crash would, and returns when it has gone.
    void kill();
    /// Starts it again at the same socket and port. Errors: process.not_started.
    Result<> restart();

  private:
    PrivatePcscd(std::filesystem::path folder, std::uint16_t port)
        : m_folder(std::move(folder)), m_port(port) {}
    Result<> run();
    Result<> wait_until_listening();

    std::filesystem::path m_folder;
    std::uint16_t m_port = 0;
    std::optional<ChildProcess> m_process;
};

}  // namespace tereze::testing
