// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An X server without a screen, on a display number that is free.
#pragma once

#include "core/base/child_process.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace tereze::test {

/// Ends its Xvfb when it goes.
class VirtualDisplay {
  public:
    /// Returns when the server accepts clients. `log` takes what it says.
    /// Errors: process.not_started.
    static Result<VirtualDisplay> start(int width, int height, const std::filesystem::path& log);

    /// ":99"; the value for DISPLAY.
    const std::string& name() const { return m_name; }

  private:
    VirtualDisplay(ChildProcess server, std::string name)
        : m_server(std::move(server)), m_name(std::move(name)) {}
    ChildProcess m_server;
    std::string m_name;
};

}  // namespace tereze::test
