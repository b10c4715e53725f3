// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A child process with pipes, ended for certain: scanner worker, speech, daemons of the tests.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace tereze {

struct ChildOptions {
    std::vector<std::string> argv;                   ///< argv[0] is searched in PATH
    std::map<std::string, std::string> environment;  ///< added to, or replacing, the parent's
    std::filesystem::path working_folder;            ///< empty: the parent's
    std::filesystem::path log;     ///< stdout and stderr are appended here where they are not piped
    bool pipe_stdin = false;
    bool pipe_stdout = false;
    int inherit_fd = -1;           ///< a descriptor that becomes number 3 in the child (systemd style)
    bool die_with_parent = true;   ///< SIGTERM to the child when this process dies
};

/// A running child in a process group of its own. Destruction ends the group: SIGTERM, then SIGKILL
/// after `grace`. Movable, not copyable; used by one thread at a time.
class ChildProcess {
  public:
    /// Errors: process.not_started.
    static Result<ChildProcess> start(const ChildOptions& options);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    pid_t pid() const { return m_pid; }
    int stdin_fd() const { return m_stdin; }
    int stdout_fd() const { return m_stdout; }
    void close_stdin();

    /// The exit code (128 + signal for a killed child) once it has ended, without waiting.
    std::optional<int> exit_code();
    /// Waits for the end; nothing when the time runs out first.
    std::optional<int> wait(std::chrono::milliseconds limit);
    void signal(int number);
    /// SIGTERM to the group, SIGKILL after the grace; returns the exit code.
    int stop(std::chrono::milliseconds grace = std::chrono::milliseconds(2000));

  private:
    ChildProcess() = default;
    pid_t m_pid = -1;
    int m_stdin = -1;
    int m_stdout = -1;
    int m_pidfd = -1;
    std::optional<int> m_exit_code;
};

/// Runs a command to its end and returns its exit code and output (stdout only).
/// Errors: process.not_started, process.timed_out (the child is killed).
struct CommandOutput {
    int exit_code = 0;
    std::string output;
};
Result<CommandOutput> run_command(ChildOptions options, std::chrono::milliseconds limit);

}  // namespace tereze
