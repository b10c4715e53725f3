// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Real children of /bin/sh: started, spoken to, and ended for certain.
#include "core/base/child_process.h"

#include "core/base/files.h"
#include "core/base/ids.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <utility>

using namespace tereze;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr auto kLimit = 20s;

ChildOptions shell(std::string script) {
    ChildOptions options;
    options.argv = {"sh", "-c", std::move(script)};
    return options;
}

ChildProcess started(const ChildOptions& options) {
    auto child = ChildProcess::start(options);
    REQUIRE(child);
    return std::move(*child);
}

std::string read_line(int fd) {
    std::string line;
    char c = 0;
    while (::read(fd, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

/// A handle on a process that is not our child, so that its end can be waited for.
class Watched {
  public:
    explicit Watched(pid_t pid) : m_fd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))) {}
    ~Watched() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    bool alive() const { return m_fd >= 0 && !ends_within(0ms); }
    bool ends_within(std::chrono::milliseconds limit) const {
        pollfd waiting{m_fd, POLLIN, 0};
        return ::poll(&waiting, 1, static_cast<int>(limit.count())) == 1;
    }

  private:
    int m_fd;
};

}  // namespace

TEST_CASE("a command's output and exit code come back") {
    const auto done = run_command(shell("echo сәлем; exit 3"), kLimit);
    REQUIRE(done);
    CHECK(done->output == "сәлем\n");
    CHECK(done->exit_code == 3);
}

TEST_CASE("output beyond a pipe's buffer is read whole") {
    const auto done = run_command(shell("head -c 300000 /dev/zero | tr '\\0' x"), kLimit);
    REQUIRE(done);
    CHECK(done->output == std::string(300000, 'x'));
}

TEST_CASE("a program that is not there ends with 127") {
    ChildOptions options;
    options.argv = {"tereze-no-such-program"};
    const auto done = run_command(options, kLimit);
    REQUIRE(done);
    CHECK(done->exit_code == 127);
}

TEST_CASE("a command that takes too long is killed and told apart") {
    const auto begun = std::chrono::steady_clock::now();
    const auto done = run_command(shell("trap '' TERM; echo $$; exec tail -f /dev/null"), 300ms);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == "process.timed_out");
    CHECK(std::chrono::steady_clock::now() - begun < kLimit);
}

TEST_CASE("environment and working folder reach the child") {
    auto options = shell("echo \"$TEREZE_TEST_WORD\"; echo ${HOME:-none}; pwd");
    options.environment = {{"TEREZE_TEST_WORD", "a b"}, {"HOME", "/replaced"}};
    options.working_folder = "/usr";
    const auto done = run_command(options, kLimit);
    REQUIRE(done);
    CHECK(done->output == "a b\n/replaced\n/usr\n");
}

TEST_CASE("what is written to the child's input reaches it, and closing it is seen") {
    ChildOptions options;
    options.argv = {"cat"};
    options.pipe_stdin = true;
    options.pipe_stdout = true;
    auto child = started(options);
    REQUIRE(::write(child.stdin_fd(), "ping\n", 5) == 5);
    CHECK(read_line(child.stdout_fd()) == "ping");
    CHECK_FALSE(child.exit_code());
    child.close_stdin();
    CHECK(child.wait(kLimit) == 0);
}

TEST_CASE("output that is not piped goes to the log") {
    const auto log = fs::temp_directory_path() / ("tereze-log-" + make_uuid_v7());
    auto options = shell("echo out; echo err >&2");
    options.log = log;
    CHECK(started(options).wait(kLimit) == 0);
    CHECK(read_text(log) == std::string("out\nerr\n"));
    fs::remove(log);
}

TEST_CASE("a killed child answers 128 and the signal") {
    auto child = started(shell("exec tail -f /dev/null"));
    CHECK_FALSE(child.wait(0ms));
    child.signal(SIGKILL);
    CHECK(child.wait(kLimit) == 128 + SIGKILL);
    child.signal(SIGKILL);  // a signal to one that has ended is nothing
}

TEST_CASE("stopping asks first and kills after the grace") {
    auto polite = started(shell("exec tail -f /dev/null"));
    CHECK(polite.stop(10s) == 128 + SIGTERM);
    auto options = shell("trap '' TERM; echo ready; while :; do read line; done");
    options.pipe_stdin = true;
    options.pipe_stdout = true;
    auto stubborn = started(options);
    REQUIRE(read_line(stubborn.stdout_fd()) == "ready");
    CHECK(stubborn.stop(200ms) == 128 + SIGKILL);
}

TEST_CASE("a child starts with default signal handling whatever its parent holds or ignores") {
    sigset_t term;
    sigset_t before;
    ::sigemptyset(&term);
    ::sigaddset(&term, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &term, &before);
    auto ignored = ::signal(SIGUSR1, SIG_IGN);
    auto held = started(shell("exec tail -f /dev/null"));
    auto struck = started(shell("kill -USR1 $$; exit 0"));
    ::signal(SIGUSR1, ignored);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    CHECK(held.stop(10s) == 128 + SIGTERM);
    CHECK(struck.wait(kLimit) == 128 + SIGUSR1);
}

TEST_CASE("stopping ends the grandchildren too") {
    auto options = shell("tail -f /dev/null & echo $!; wait");
    options.pipe_stdout = true;
    auto child = started(options);
    const Watched grandchild(std::stoi(read_line(child.stdout_fd())));
    REQUIRE(grandchild.alive());
    child.stop();
    CHECK(grandchild.ends_within(kLimit));
}

TEST_CASE("destruction stops the child") {
    std::optional<ChildProcess> child = started(shell("exec tail -f /dev/null"));
    const Watched watched(child->pid());
    REQUIRE(watched.alive());
    child.reset();
    CHECK(watched.ends_within(kLimit));
}

TEST_CASE("a moved handle goes on, and the one it replaces is stopped") {
    auto first = started(shell("exec tail -f /dev/null"));
    auto second = started(shell("exec tail -f /dev/null"));
    const Watched first_watched(first.pid());
    const Watched second_watched(second.pid());
    first = std::move(second);
    CHECK(first_watched.ends_within(kLimit));
    CHECK(second_watched.alive());
    CHECK(first.stop() == 128 + SIGTERM);
}

TEST_CASE("an inherited descriptor is number 3, in the manner of systemd") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    auto options = shell("echo \"$LISTEN_FDS $((LISTEN_PID == $$))\" >&3");
    options.inherit_fd = ends[1];
    auto child = started(options);
    ::close(ends[1]);
    CHECK(read_line(ends[0]) == "1 1");
    CHECK(child.wait(kLimit) == 0);
    ::close(ends[0]);
}

TEST_CASE("a child dies with its parent") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const pid_t parent = ::fork();
    REQUIRE(parent >= 0);
    if (parent == 0) {  // a parent that is gone without a word
        const auto child = ChildProcess::start(shell("exec tail -f /dev/null"));
        const pid_t pid = child ? child->pid() : -1;
        if (::write(ends[1], &pid, sizeof pid) != sizeof pid)
            ::_exit(1);
        ::raise(SIGSTOP);
        ::_exit(0);
    }
    pid_t pid = -1;
    REQUIRE(::read(ends[0], &pid, sizeof pid) == sizeof pid);
    const Watched orphan(pid);
    CHECK(orphan.alive());
    ::kill(parent, SIGKILL);
    CHECK(orphan.ends_within(kLimit));
    CHECK(::waitpid(parent, nullptr, 0) == parent);
    ::close(ends[0]);
    ::close(ends[1]);
}
