// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Configuration, socket activation and readiness of a private pcscd.
#include "tests/support/cards/private_pcscd.h"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace tereze::testing {
namespace {

using namespace std::chrono_literals;
constexpr auto kStartWithin = 10s;
constexpr auto kLookAgainAfter = 10ms;
constexpr int kPortTries = 20;

tl::unexpected<Error> not_started(const std::string& why) {
    return fail("process.not_started", ErrorClass::Software, Remedy::Configure, "pcscd: " + why);
}

class Descriptor {
  public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

  private:
    int m_fd;
};

/// The port that a new socket got; 0 where the one asked for is taken. vpcd listens on every
/// address.
std::uint16_t bind_any(const Descriptor& socket, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket.get(), plain, size) != 0)
        return 0;
    if (::getsockname(socket.get(), plain, &size) != 0)
        return 0;
    return ntohs(address.sin_port);
}

/// A free port whose upper neighbour is free too; 0 for none.
std::uint16_t find_two_ports() {
    for (int i = 0; i < kPortTries; ++i) {
        const Descriptor first(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const Descriptor second(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const std::uint16_t port = bind_any(first, 0);
        const auto next = static_cast<std::uint16_t>(port + 1);
        if (port != 0 && next != 0 && bind_any(second, next) == next)
            return port;
    }
    return 0;
}

Result<> write_configuration(const std::filesystem::path& folder, std::uint16_t port) {
    std::error_code error;
    std::filesystem::create_directories(folder / "reader.conf.d", error);
    char number[16];
    std::snprintf(number, sizeof number, "0x%04X", static_cast<unsigned>(port));
    std::ofstream out(folder / "reader.conf.d" / "vpcd", std::ios::trunc);
    out << "FRIENDLYNAME \"Tereze Virtual Reader\"\n"
        << "DEVICENAME   /dev/null:" << number << "\n"
        << "LIBPATH      /usr/lib/pcsc/drivers/serial/libifdvpcd.so\n"
        << "CHANNELID    " << number << "\n";
    out.close();
    if (error || !out)
        return not_started("configuration not written");
    return {};
}

/// The inode of the socket that listens on a port, from the kernel's table; empty where none does.
/// Connecting instead would be a card that is put in and pulled out.
std::string listening_inode(std::uint16_t port) {
    char wanted[8];
    std::snprintf(wanted, sizeof wanted, ":%04X", static_cast<unsigned>(port));
    std::ifstream table("/proc/net/tcp");
    std::string line;
    while (std::getline(table, line)) {
        std::istringstream fields(line);
        std::string slot;
        std::string local;
        std::string remote;
        std::string state;
        std::string field;
        fields >> slot >> local >> remote >> state;
        if (!local.ends_with(wanted) || state != "0A")
            continue;
        for (int i = 0; i < 6; ++i)
            fields >> field;
        return field;
    }
    return {};
}

bool holds_socket(pid_t process, const std::string& inode) {
    const std::string wanted = "socket:[" + inode + "]";
    std::error_code error;
    const std::filesystem::path table = "/proc/" + std::to_string(process) + "/fd";
    for (const auto& entry : std::filesystem::directory_iterator(table, error))
        if (std::filesystem::read_symlink(entry.path(), error) == wanted)
            return true;
    return false;
}

}  // namespace

Result<PrivatePcscd> PrivatePcscd::start(std::filesystem::path folder) {
    // Another process may take a port between our look and pcscd's: then other ports are tried.
    for (int i = 0; i < kPortTries; ++i) {
        const std::uint16_t port = find_two_ports();
        if (port == 0)
            return not_started("no two free ports");
        TEREZE_TRY(write_configuration(folder, port));
        PrivatePcscd service(folder, port);
        if (auto running = service.run(); !running && i + 1 == kPortTries)
            return fail(std::move(running).error());
        else if (running)
            return service;
    }
    return not_started("no port stayed free");
}

Result<> PrivatePcscd::run() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = socket().string();
    if (path.size() >= sizeof address.sun_path)
        return not_started("socket path too long");
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    ::unlink(path.c_str());
    // Our copy closes at the end of this function: a service that died must refuse, not queue.
    const Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener.get(), 64) != 0)
        return not_started(std::string("socket: ") + std::strerror(errno));
    ChildOptions options;
    options.argv = {"/usr/sbin/pcscd", "--foreground", "--config",
                    (m_folder / "reader.conf.d").string()};
    options.log = log();
    options.inherit_fd = listener.get();
    TEREZE_ASSIGN(m_process, ChildProcess::start(options));
    return wait_until_listening();
}

Result<> PrivatePcscd::wait_until_listening() {
    const auto end = std::chrono::steady_clock::now() + kStartWithin;
    while (std::chrono::steady_clock::now() < end) {
        const std::string inode = listening_inode(static_cast<std::uint16_t>(m_port + 1));
        if (!inode.empty() && holds_socket(m_process->pid(), inode))
            return {};
        // The wait for its end is the tick of this loop: a service that fails is known at once.
        if (const auto code = m_process->wait(kLookAgainAfter))
            return not_started("ended with " + std::to_string(*code));
    }
    m_process->stop();
    return not_started("does not listen for cards");
}

void PrivatePcscd::kill() {
    if (!m_process)
        return;
    m_process->signal(SIGKILL);
    m_process->stop();
    m_process.reset();
}

Result<> PrivatePcscd::restart() {
    kill();
    // The port is the same, since cards know it; somebody's connection may hold it for a while.
    constexpr int kTries = 3;
    auto running = run();
    for (int i = 1; i < kTries && !running; ++i)
        running = run();
    return running;
}

}  // namespace tereze::testing
