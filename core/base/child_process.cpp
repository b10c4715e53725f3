// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

extern char** environ;

namespace tereze {
namespace {

using std::chrono::milliseconds;

void close_fd(int& fd) {
    if (fd >= 0) ::close(std::exchange(fd, -1));
}

struct Pipe {
    int read_end = -1;
    int write_end = -1;
    ~Pipe() {
        close_fd(read_end);
        close_fd(write_end);
    }
    bool open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        read_end = ends[0];
        write_end = ends[1];
        return true;
    }
};

std::vector<std::string> merged_environment(const std::map<std::string, std::string>& extra) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text(*entry);
        if (!extra.contains(text.substr(0, text.find('=')))) all.push_back(text);
    }
    for (const auto& [name, value] : extra) all.push_back(name + "=" + value);
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    list.reserve(texts.size() + 1);
    for (auto& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// Keeps signals away from a new child until it has reset their handlers: a handler of the parent that
/// ran between fork and exec would speak through descriptors that both share.
class SignalsHeld {
  public:
    SignalsHeld() {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

  private:
    sigset_t m_before{};
};

/// The child starts as from a shell: default handlers, nothing ignored, nothing held. Without this a
/// thread that holds SIGTERM would make children that cannot be asked to end.
void reset_signals() {
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number) ::sigaction(number, &standard, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

/// Everything between fork and exec: only async-signal-safe calls, all memory prepared before.
[[noreturn]] void become(const ChildOptions& options, const Pipe& in, const Pipe& out, int log_fd,
                         char* const* argv, char** environment, pid_t parent) {
    reset_signals();
    ::setpgid(0, 0);
    if (options.die_with_parent) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) ::_exit(127);
    }
    if (in.read_end >= 0) ::dup2(in.read_end, 0);
    if (out.write_end >= 0) ::dup2(out.write_end, 1);
    else if (log_fd >= 0) ::dup2(log_fd, 1);
    if (log_fd >= 0) ::dup2(log_fd, 2);
    if (options.inherit_fd >= 0) {
        if (options.inherit_fd == 3) ::fcntl(3, F_SETFD, 0);
        else ::dup2(options.inherit_fd, 3);
    }
    if (!options.working_folder.empty() && ::chdir(options.working_folder.c_str()) != 0) ::_exit(127);
    environ = environment;
    ::execvp(argv[0], argv);
    ::_exit(127);
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const ChildOptions& options) {
    const auto failed = [](const char* call) {
        return fail("process.not_started", ErrorClass::Software, Remedy::Service,
                    std::string(call) + ": " + std::strerror(errno));
    };
    Pipe in;
    Pipe out;
    if (options.pipe_stdin && !in.open()) return failed("pipe");
    if (options.pipe_stdout && !out.open()) return failed("pipe");
    int log_fd = -1;
    if (!options.log.empty())
        log_fd = ::open(options.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

    auto argv = options.argv;
    // LISTEN_PID must name the child itself, which is known only after the fork, so a socket-activated
    // child is started through a shell that fills it in and then becomes the program.
    if (options.inherit_fd >= 0) {
        argv.insert(argv.begin(), {"/bin/sh", "-c", "LISTEN_FDS=1 LISTEN_PID=$$ exec \"$@\"", "sh"});
    }
    auto environment = merged_environment(options.environment);
    const auto argv_pointers = pointers(argv);
    auto environment_pointers = pointers(environment);

    const pid_t parent = ::getpid();
    pid_t pid = -1;
    {
        const SignalsHeld held;
        pid = ::fork();
        if (pid == 0)
            become(options, in, out, log_fd, argv_pointers.data(), environment_pointers.data(),
                   parent);
    }
    close_fd(log_fd);
    if (pid < 0) return failed("fork");
    ::setpgid(pid, pid);  // also here, so that a stop right after the start finds the group

    ChildProcess child;
    child.m_pid = pid;
    child.m_stdin = std::exchange(in.write_end, -1);
    child.m_stdout = std::exchange(out.read_end, -1);
    child.m_pidfd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept { *this = std::move(other); }

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    if (this == &other) return *this;
    if (m_pid > 0) stop();
    close_fd(m_stdin);
    close_fd(m_stdout);
    close_fd(m_pidfd);
    m_pid = std::exchange(other.m_pid, -1);
    m_stdin = std::exchange(other.m_stdin, -1);
    m_stdout = std::exchange(other.m_stdout, -1);
    m_pidfd = std::exchange(other.m_pidfd, -1);
    m_exit_code = std::exchange(other.m_exit_code, std::nullopt);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (m_pid > 0) stop();
    close_fd(m_stdin);
    close_fd(m_stdout);
    close_fd(m_pidfd);
}

void ChildProcess::close_stdin() { close_fd(m_stdin); }

std::optional<int> ChildProcess::exit_code() {
    if (m_exit_code || m_pid <= 0) return m_exit_code;
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) == m_pid)
        m_exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return m_exit_code;
}

std::optional<int> ChildProcess::wait(milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!exit_code()) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0) return std::nullopt;
        pollfd waiting{m_pidfd, POLLIN, 0};
        ::poll(&waiting, m_pidfd >= 0 ? 1 : 0, static_cast<int>(left.count()));
    }
    return m_exit_code;
}

void ChildProcess::signal(int number) {
    if (m_pid > 0 && !exit_code()) ::kill(-m_pid, number);
}

int ChildProcess::stop(milliseconds grace) {
    if (m_pid <= 0) return m_exit_code.value_or(0);
    const pid_t group = m_pid;
    signal(SIGTERM);
    if (!wait(grace)) {
        signal(SIGKILL);
        wait(milliseconds(5000));
    }
    ::kill(-group, SIGKILL);  // grandchildren that outlived their parent
    m_pid = -1;
    return m_exit_code.value_or(-1);
}

Result<CommandOutput> run_command(ChildOptions options, milliseconds limit) {
    options.pipe_stdout = true;
    TEREZE_ASSIGN(auto child, ChildProcess::start(options));
    const auto end = std::chrono::steady_clock::now() + limit;
    CommandOutput result;
    std::array<char, 4096> buffer{};
    while (true) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now());
        pollfd waiting{child.stdout_fd(), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
            return fail("process.timed_out", ErrorClass::Software, Remedy::Retry, options.argv[0]);
        const auto got = ::read(child.stdout_fd(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        result.output.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const auto left =
        std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now());
    const auto code = child.wait(std::max(left, milliseconds(100)));
    if (!code)
        return fail("process.timed_out", ErrorClass::Software, Remedy::Retry, options.argv[0]);
    result.exit_code = *code;
    return result;
}

}  // namespace tereze
