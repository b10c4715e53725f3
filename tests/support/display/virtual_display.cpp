// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/display/virtual_display.h"

#include <poll.h>
#include <unistd.h>

namespace tereze::testing {

Result<VirtualDisplay> VirtualDisplay::start(int width, int height) {
    ChildOptions options;
    // Xvfb picks a free number itself and writes it when it can be used, so that several tests may
    // run side by side.
    options.argv = {
        "Xvfb",      "-displayfd", "1",
        "-screen",   "0",          std::to_string(width) + "x" + std::to_string(height) + "x24",
        "-nolisten", "tcp",        "-ac"};
    options.pipe_stdout = true;
    options.log = "/dev/null";
    TEREZE_ASSIGN(auto process, ChildProcess::start(options));
    std::string number;
    while (true) {
        constexpr int kLimitMs = 20000;
        pollfd waiting{process.stdout_fd(), POLLIN, 0};
        char c = 0;
        if (::poll(&waiting, 1, kLimitMs) != 1 || ::read(process.stdout_fd(), &c, 1) != 1)
            return fail("world.not_ready", ErrorClass::Software, Remedy::Service, "Xvfb");
        if (c == '\n')
            break;
        number += c;
    }
    return VirtualDisplay(std::move(process), ":" + number);
}

}  // namespace tereze::testing
