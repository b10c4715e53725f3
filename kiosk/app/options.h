// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The command line of tereze-kiosk.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tereze::app {

struct Options {
    std::filesystem::path config = "/etc/tereze/kiosk.toml";
    std::optional<std::pair<int, int>> size;         ///< overrides the file's window
    std::optional<std::filesystem::path> ui_driver;  ///< control socket for tests and the demo
    std::string enrol;     ///< a code of the administrator; then nothing else is done
    std::string enrol_at;  ///< the server's public address
    bool help = false;
    bool version = false;
};

/// Errors: app.option_unknown, app.option_value.
Result<Options> parse_options(const std::vector<std::string>& arguments);
std::string usage();

}  // namespace tereze::app
