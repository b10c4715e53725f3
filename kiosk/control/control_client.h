// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The asking end of a control socket.
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"

namespace tereze::control {

/// One connection; used by one thread at a time.
class ControlClient {
  public:
    /// Errors: control.not_connected.
    static Result<ControlClient> connect(const std::filesystem::path& socket);
    ControlClient(ControlClient&& other) noexcept;
    ControlClient& operator=(ControlClient&& other) noexcept;
    ControlClient(const ControlClient&) = delete;
    ControlClient& operator=(const ControlClient&) = delete;
    ~ControlClient();

    /// Sends a request and waits for its answer.
    /// Errors: control.no_answer (gone or too late), control.refused ("ok" is false).
    Result<nlohmann::json> ask(const nlohmann::json& request, std::chrono::milliseconds limit);

  private:
    explicit ControlClient(int fd) : m_fd(fd) {}
    int m_fd = -1;
    std::string m_pending;
};

}  // namespace tereze::control
