// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A program started for a test or the demo, ready when it says so.
#pragma once

#include "core/base/child_process.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tereze::testing {

/// Waits for the line "READY key=value …" on the program's output, then leaves it running. Its
/// later output goes to its log. Ends with the object.
class BackgroundProgram {
  public:
    struct Start {
        std::vector<std::string> argv;
        std::map<std::string, std::string> environment;
        std::filesystem::path log;  ///< stderr
        std::chrono::milliseconds limit{20000};
    };
    /// Errors: process.not_started, world.not_ready (ended, or silent for too long).
    static Result<BackgroundProgram> start(const Start& start);

    const std::string& value(const std::string& key) const { return m_values.at(key); }
    int port(const std::string& key) const { return std::stoi(value(key)); }
    ChildProcess& process() { return m_process; }
    /// As a power cut would: no chance to tidy up.
    void kill();
    int stop() { return m_process.stop(); }

  private:
    BackgroundProgram(ChildProcess process, std::map<std::string, std::string> values)
        : m_process(std::move(process)), m_values(std::move(values)) {}
    ChildProcess m_process;
    std::map<std::string, std::string> m_values;
};

}  // namespace tereze::testing
