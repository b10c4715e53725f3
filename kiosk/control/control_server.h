// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A local control socket: one JSON object a line in, one a line out. It drives the user interface in
// tests and the stand-ins from the dock. Never opened unless a path is given on the command line.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"

namespace tereze::control {

/// Answers a request. Called on the server's thread, one request at a time; may block (for example
/// until the user-interface thread has drawn). The answer {"ok":false,"error":...} marks a refusal.
using Handler = std::function<nlohmann::json(const nlohmann::json& request)>;

class ControlServer {
  public:
    /// Listens on a UNIX socket readable by the owner only. Errors: control.not_listening.
    static Result<ControlServer> start(const std::filesystem::path& socket, Handler handler);
    ControlServer(ControlServer&&) noexcept;
    ControlServer& operator=(ControlServer&&) noexcept;
    ~ControlServer();

  private:
    struct State;
    explicit ControlServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace tereze::control
