// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A person at a window: waits, taps, types and looks, through the semantic tree.
#pragma once

#include "kiosk/control/control_client.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace tereze::testing {

/// Every call waits for its answer; failures name the step. Errors: world.ui (what was asked for
/// and which screen was there instead).
class UiDriver {
  public:
    static Result<UiDriver> connect(const std::filesystem::path& socket);

    Result<> wait_screen(const std::string& screen,
                         std::chrono::milliseconds limit = std::chrono::seconds(20));
    Result<> wait_node(const std::string& id,
                       std::chrono::milliseconds limit = std::chrono::seconds(20));
    Result<> wait_gone(const std::string& id,
                       std::chrono::milliseconds limit = std::chrono::seconds(20));
    Result<> wait_text(const std::string& text,
                       std::chrono::milliseconds limit = std::chrono::seconds(20));
    Result<> tap(const std::string& id);
    Result<> type(const std::string& text);
    /// Taps a field, then types into it.
    Result<> fill(const std::string& id, const std::string& text);
    Result<> key(const std::string& name);
    Result<> language(const std::string& code);
    Result<> screenshot(const std::filesystem::path& path);
    Result<std::uint64_t> frames();
    /// Findings of the audit as text, empty when there are none.
    Result<std::vector<std::string>> audit();
    Result<nlohmann::json> tree();
    /// What the role reports about itself.
    Result<nlohmann::json> report();

  private:
    explicit UiDriver(control::ControlClient client) : m_client(std::move(client)) {}
    Result<nlohmann::json> ask(const nlohmann::json& request, std::chrono::milliseconds limit);
    control::ControlClient m_client;
};

}  // namespace tereze::testing
