// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/world/background_program.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <sstream>

namespace tereze::testing {
namespace {

tl::unexpected<Error> not_ready(const std::string& program, const std::string& why) {
    return fail("world.not_ready", ErrorClass::Software, Remedy::Service, program + ": " + why);
}

/// Reads up to the READY line.
Result<std::string> ready_line(ChildProcess& process, const BackgroundProgram::Start& start) {
    const auto end = std::chrono::steady_clock::now() + start.limit;
    std::string line;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{process.stdout_fd(), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
            return not_ready(start.argv[0], "silent");
        char c = 0;
        if (::read(process.stdout_fd(), &c, 1) != 1)
            return not_ready(start.argv[0], "ended; see " + start.log.filename().string());
        if (c != '\n') {
            line += c;
            continue;
        }
        if (line.starts_with("READY"))
            return line;
        line.clear();
    }
}

}  // namespace

Result<BackgroundProgram> BackgroundProgram::start(const Start& start) {
    ChildOptions options;
    options.argv = start.argv;
    options.environment = start.environment;
    options.log = start.log;
    options.pipe_stdout = true;
    TEREZE_ASSIGN(auto process, ChildProcess::start(options));
    TEREZE_ASSIGN(const auto line, ready_line(process, start));
    std::map<std::string, std::string> values;
    std::istringstream words(line);
    for (std::string word; words >> word;)
        if (const auto equals = word.find('='); equals != std::string::npos)
            values[word.substr(0, equals)] = word.substr(equals + 1);
    return BackgroundProgram(std::move(process), std::move(values));
}

void BackgroundProgram::kill() {
    m_process.signal(SIGKILL);
    m_process.wait(std::chrono::seconds(5));
}

}  // namespace tereze::testing
