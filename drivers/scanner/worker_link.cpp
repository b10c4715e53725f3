// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/worker_link.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tereze::drivers::scanner {
namespace {

/// Keeps the signal of a broken pipe from ending the kiosk when a worker dies before it has read
/// its request: pipes have no MSG_NOSIGNAL, so the signal is held back and taken from this thread.
class BrokenPipeGuard {
  public:
    BrokenPipeGuard() {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        m_was_pending = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~BrokenPipeGuard() {
        const timespec at_once{0, 0};
        if (!m_was_pending)
            sigtimedwait(&m_pipe, nullptr, &at_once);
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    BrokenPipeGuard(const BrokenPipeGuard&) = delete;
    BrokenPipeGuard& operator=(const BrokenPipeGuard&) = delete;

  private:
    sigset_t m_pipe{};
    sigset_t m_before{};
    bool m_was_pending = false;
};

/// Becomes readable when a stop is requested, so that a poll wakes at once.
class StopSignal {
  public:
    explicit StopSignal(const std::stop_token& token)
        : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_callback(token, Wake{m_fd}) {}
    ~StopSignal() { ::close(m_fd); }
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    int fd() const { return m_fd; }

  private:
    struct Wake {
        int fd;
        void operator()() const { ::eventfd_write(fd, 1); }
    };
    int m_fd;
    std::stop_callback<Wake> m_callback;
};

}  // namespace

WorkerLink::WorkerLink(ChildProcess child, const ScannerSettings& settings)
    : m_child(std::move(child)), m_mercy(settings.mercy), m_farewell(settings.farewell) {}

Result<std::unique_ptr<WorkerLink>> WorkerLink::start(const ScannerSettings& settings,
                                                      const Request& request) {
    ChildOptions options;
    options.argv = {settings.worker.string()};
    options.environment = settings.environment;
    options.log = settings.log;
    options.pipe_stdin = true;
    options.pipe_stdout = true;
    TEREZE_ASSIGN(auto child, ChildProcess::start(options));
    std::unique_ptr<WorkerLink> link(new WorkerLink(std::move(child), settings));
    TEREZE_TRY(link->send(request));
    return link;
}

Result<> WorkerLink::send(const Request& request) {
    TEREZE_ASSIGN(const auto bytes, encode_frame(to_frame(request)));
    {
        // A request is smaller than a pipe's buffer (pipe(7)) plus what the worker reads at once;
        // only a dead reader can stop it.
        const BrokenPipeGuard guard;
        ByteView rest(bytes);
        while (!rest.empty()) {
            const auto written = ::write(m_child.stdin_fd(), rest.data(), rest.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return lost();
            rest = rest.subspan(static_cast<std::size_t>(written));
        }
    }
    m_child.close_stdin();
    return {};
}

Result<Answer> WorkerLink::next(const CommandContext& context) {
    const StopSignal stop(context.stop);
    while (true) {
        auto frame = m_frames.next();
        if (frame && *frame) {
            auto answer = read_answer(std::move(**frame));
            if (!answer)
                m_child.stop(m_mercy);
            return answer;
        }
        if (!frame) {
            m_child.stop(m_mercy);
            return fail(std::move(frame).error());
        }
        TEREZE_TRY(receive(context, stop.fd()));
    }
}

Result<> WorkerLink::receive(const CommandContext& context, int stop_fd) {
    if (auto going_on = context.check(); !going_on) {
        m_child.stop(m_mercy);
        return going_on;
    }
    std::array<pollfd, 2> waiting{
        {{m_child.stdout_fd(), POLLIN, 0}, {context.cancelled() ? -1 : stop_fd, POLLIN, 0}}};
    // One millisecond more than is left: time_left() rounds down and would spin at the very end.
    const int limit = static_cast<int>(context.time_left().count()) + 1;
    if (::poll(waiting.data(), waiting.size(), limit) <= 0 || waiting[0].revents == 0)
        return {};

    std::array<std::uint8_t, 64 * 1024> buffer;
    const auto got = ::read(m_child.stdout_fd(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR)
        return {};
    if (got <= 0)
        return lost();
    m_frames.feed(ByteView(buffer.data(), static_cast<std::size_t>(got)));
    return {};
}

tl::unexpected<Error> WorkerLink::lost() {
    const int code = m_child.stop(m_mercy);
    return fail("scanner.worker_lost", ErrorClass::Software, Remedy::Retry,
                "the worker ended with code " + std::to_string(code));
}

void WorkerLink::finish() {
    if (m_child.wait(m_farewell))
        return;
    m_child.stop(std::chrono::milliseconds(0));
}

}  // namespace tereze::drivers::scanner
