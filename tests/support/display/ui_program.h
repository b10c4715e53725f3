// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A program with a window, driven through its semantic tree.
#pragma once

#include "core/base/child_process.h"
#include "core/base/result.h"
#include "kiosk/control/control_client.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace tereze::test {

class UiProgram {
  public:
    /// Starts `argv` plus "--driver SOCKET" on a display and waits for its READY line.
    /// Errors: process.not_started, control.not_connected.
    static Result<UiProgram> start(std::vector<std::string> argv, const std::string& display,
                                   const std::filesystem::path& socket,
                                   const std::filesystem::path& log);

    /// One command of the test driver; refusals are errors whose detail holds the answer.
    Result<nlohmann::json> ask(const nlohmann::json& command);
    Result<> tap(const std::string& id);
    Result<> type(const std::string& text);
    Result<> key(const std::string& name, int times = 1);
    Result<> wait_for_screen(const std::string& id);
    Result<> wait_for(const nlohmann::json& condition);
    Result<> screenshot(const std::filesystem::path& path);
    /// The node of the last frame; null where there is none.
    Result<nlohmann::json> node(const std::string& id);
    /// Empty when every audit is content.
    Result<nlohmann::json> findings();
    Result<std::uint64_t> frames();
    /// Ends it; its exit code.
    int quit();

  private:
    UiProgram(ChildProcess process, control::ControlClient driver)
        : m_process(std::move(process)), m_driver(std::move(driver)) {}
    Result<> done(const nlohmann::json& command);
    ChildProcess m_process;
    control::ControlClient m_driver;
};

}  // namespace tereze::test
