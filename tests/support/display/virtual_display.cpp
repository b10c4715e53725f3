// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/display/virtual_display.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace tereze::test {
namespace {

constexpr std::chrono::seconds kStartLimit{30};

/// The number that Xvfb writes once it listens; it ends with a newline.
std::string read_number(int fd) {
    std::string number;
    const auto end = std::chrono::steady_clock::now() + kStartLimit;
    while (number.find('\n') == std::string::npos) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{fd, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            return {};
        std::array<char, 16> buffer{};
        const auto got = ::read(fd, buffer.data(), buffer.size());
        if (got <= 0)
            return {};
        number.append(buffer.data(), static_cast<std::size_t>(got));
    }
    number.resize(number.find('\n'));
    return number;
}

}  // namespace

Result<VirtualDisplay> VirtualDisplay::start(int width, int height,
                                             const std::filesystem::path& log) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return fail("process.not_started", ErrorClass::Software, Remedy::Retry, "pipe");
    ChildOptions options;
    options.argv = {"Xvfb",      "-displayfd",
                    "3",         "-screen",
                    "0",         std::to_string(width) + "x" + std::to_string(height) + "x24",
                    "-nolisten", "tcp"};
    options.log = log;
    options.inherit_fd = pipe[1];
    auto server = ChildProcess::start(options);
    ::close(pipe[1]);
    const std::string number = server ? read_number(pipe[0]) : std::string();
    ::close(pipe[0]);
    if (!server)
        return fail(server.error());
    if (number.empty())
        return fail("process.not_started", ErrorClass::Software, Remedy::Retry,
                    "Xvfb said no number");
    return VirtualDisplay(std::move(*server), ":" + number);
}

}  // namespace tereze::test
