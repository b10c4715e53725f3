// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/display/ui_program.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace tereze::test {
namespace {

using Json = nlohmann::json;

/// A software renderer under sanitizers on a busy machine is slow; a test that hangs is caught by
/// ctest.
constexpr std::chrono::seconds kLimit{60};

bool says_ready(int fd) {
    std::string text;
    const auto end = std::chrono::steady_clock::now() + kLimit;
    while (text.find("READY") == std::string::npos || text.find('\n') == std::string::npos) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{fd, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            return false;
        std::array<char, 256> buffer{};
        const auto got = ::read(fd, buffer.data(), buffer.size());
        if (got <= 0)
            return false;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return true;
}

}  // namespace

Result<UiProgram> UiProgram::start(std::vector<std::string> argv, const std::string& display,
                                   const std::filesystem::path& socket,
                                   const std::filesystem::path& log) {
    ChildOptions options;
    options.argv = std::move(argv);
    options.argv.insert(options.argv.end(), {"--driver", socket.string()});
    options.environment = {{"DISPLAY", display}, {"SDL_VIDEODRIVER", "x11"}};
    options.log = log;
    options.pipe_stdout = true;
    TEREZE_ASSIGN(auto process, ChildProcess::start(options));
    if (!says_ready(process.stdout_fd()))
        return fail("process.not_started", ErrorClass::Software, Remedy::Retry,
                    options.argv.front() + ": no READY; see " + log.string());
    TEREZE_ASSIGN(auto driver, control::ControlClient::connect(socket));
    return UiProgram(std::move(process), std::move(driver));
}

Result<Json> UiProgram::ask(const Json& command) {
    return m_driver.ask(command, kLimit);
}

Result<> UiProgram::done(const Json& command) {
    TEREZE_TRY(ask(command));
    return {};
}

Result<> UiProgram::tap(const std::string& id) {
    return done({{"do", "tap"}, {"id", id}});
}

Result<> UiProgram::type(const std::string& text) {
    return done({{"do", "type"}, {"text", text}});
}

Result<> UiProgram::key(const std::string& name, int times) {
    return done({{"do", "key"}, {"key", name}, {"times", times}});
}

Result<> UiProgram::wait_for_screen(const std::string& id) {
    return wait_for({{"screen", id}});
}

Result<> UiProgram::wait_for(const Json& condition) {
    Json command = condition;
    command["do"] = "wait";
    if (!command.contains("timeout_ms"))
        command["timeout_ms"] = 30000;
    return done(command);
}

Result<> UiProgram::screenshot(const std::filesystem::path& path) {
    return done({{"do", "screenshot"}, {"path", path.string()}});
}

Result<Json> UiProgram::node(const std::string& id) {
    TEREZE_ASSIGN(const auto tree, ask({{"do", "tree"}}));
    for (const auto& node : tree["nodes"])
        if (node["id"] == id)
            return node;
    return Json();
}

Result<Json> UiProgram::findings() {
    TEREZE_ASSIGN(const auto answer, ask({{"do", "audit"}}));
    return answer["findings"];
}

Result<std::uint64_t> UiProgram::frames() {
    TEREZE_ASSIGN(const auto answer, ask({{"do", "frames"}}));
    return answer["frames"].get<std::uint64_t>();
}

int UiProgram::quit() {
    // A program that is gone already answers nothing; its exit code tells.
    (void)ask({{"do", "quit"}});
    return m_process.stop(std::chrono::seconds(20));
}

}  // namespace tereze::test
