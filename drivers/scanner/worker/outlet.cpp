// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/worker/outlet.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tereze::drivers::scanner::worker {
namespace {

constexpr unsigned kMostSecondsAfterStop = 10;
volatile sig_atomic_t g_stop_wished = 0;  // written by the signal handler alone

extern "C" void wish_stop(int) {
    g_stop_wished = 1;
    ::alarm(kMostSecondsAfterStop);
}

tl::unexpected<Error> not_sent() {
    return fail("scanner.io", ErrorClass::Software, Remedy::Retry,
                std::string("answer not sent: ") + std::strerror(errno));
}

}  // namespace

bool stop_wished() {
    return g_stop_wished != 0;
}

void catch_stop() {
    struct sigaction action {};
    action.sa_handler = wish_stop;  // without SA_RESTART: a write to a full pipe must come back
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

void limit_farewell(int farewell_ms) {
    ::signal(SIGTERM, SIG_DFL);
    ::signal(SIGALRM, SIG_DFL);
    const itimerval timer{{0, 0}, {farewell_ms / 1000, farewell_ms % 1000 * 1000}};
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

Result<Outlet> Outlet::take_standard_output() {
    const int fd = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (fd < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return not_sent();
    return Outlet(fd);
}

Result<> Outlet::send(Answer answer) {
    TEREZE_ASSIGN(const auto bytes, encode_frame(to_frame(std::move(answer))));
    ByteView rest(bytes);
    while (!rest.empty()) {
        const auto written = ::write(m_fd, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) {
            if (stop_wished())
                return fail("scanner.cancelled", ErrorClass::User, Remedy::Retry, "stopped");
            continue;
        }
        if (written < 0)
            return not_sent();
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace tereze::drivers::scanner::worker
