// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/control/control_server.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

namespace tereze::control {
namespace {

constexpr std::size_t kLongestLine = 1 << 20;

void send_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const auto sent = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

nlohmann::json answer(const Handler& handler, const std::string& line) {
    try {
        return handler(nlohmann::json::parse(line));
    } catch (const std::exception& exception) {
        return {{"ok", false}, {"error", exception.what()}};
    }
}

}  // namespace

struct ControlServer::State {
    Handler handler;
    std::filesystem::path path;
    int listener = -1;
    int wake = -1;
    std::jthread thread;

    ~State() {
        if (thread.joinable()) {
            thread.request_stop();
            const std::uint64_t one = 1;
            (void)!::write(wake, &one, sizeof one);
            thread.join();
        }
        if (listener >= 0) ::close(listener);
        if (wake >= 0) ::close(wake);
        std::error_code ignored;
        if (!path.empty()) std::filesystem::remove(path, ignored);
    }

    void run(const std::stop_token& stop) const {
        std::map<int, std::string> clients;
        while (!stop.stop_requested()) {
            std::vector<pollfd> waiting{{wake, POLLIN, 0}, {listener, POLLIN, 0}};
            for (const auto& [fd, pending] : clients) waiting.push_back({fd, POLLIN, 0});
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
            if ((waiting[1].revents & POLLIN) != 0) {
                const int client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
                if (client >= 0) clients.emplace(client, std::string());
            }
            for (std::size_t i = 2; i < waiting.size(); ++i)
                if (waiting[i].revents != 0 && !serve(waiting[i].fd, clients[waiting[i].fd])) {
                    ::close(waiting[i].fd);
                    clients.erase(waiting[i].fd);
                }
        }
        for (const auto& [fd, pending] : clients) ::close(fd);
    }

    /// Reads what there is and answers every whole line; false when the client is gone.
    bool serve(int fd, std::string& pending) const {
        std::array<char, 65536> buffer{};
        const auto got = ::recv(fd, buffer.data(), buffer.size(), 0);
        if (got < 0 && errno == EINTR) return true;
        if (got <= 0) return false;
        pending.append(buffer.data(), static_cast<std::size_t>(got));
        for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
            const std::string line = pending.substr(0, end);
            pending.erase(0, end + 1);
            send_all(fd, answer(handler, line).dump() + "\n");
        }
        return pending.size() < kLongestLine;
    }
};

ControlServer::ControlServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ControlServer::ControlServer(ControlServer&&) noexcept = default;
ControlServer& ControlServer::operator=(ControlServer&&) noexcept = default;
ControlServer::~ControlServer() = default;

Result<ControlServer> ControlServer::start(const std::filesystem::path& socket, Handler handler) {
    const auto failed = [](const char* call) {
        return fail("control.not_listening", ErrorClass::Software, Remedy::Configure,
                    std::string(call) + ": " + std::strerror(errno));
    };
    auto state = std::make_unique<State>();
    state->handler = std::move(handler);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socket.string().size() >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return failed("socket path");
    }
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    std::error_code ignored;
    std::filesystem::remove(socket, ignored);
    state->listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (state->listener < 0) return failed("socket");
    if (::bind(state->listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return failed("bind");
    state->path = socket;
    ::chmod(socket.c_str(), S_IRUSR | S_IWUSR);
    if (::listen(state->listener, 8) != 0) return failed("listen");
    state->wake = ::eventfd(0, EFD_CLOEXEC);
    auto* running = state.get();
    state->thread = std::jthread([running](const std::stop_token& stop) { running->run(stop); });
    return ControlServer(std::move(state));
}

}  // namespace tereze::control
