// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/control/control_client.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace tereze::control {

Result<ControlClient> ControlClient::connect(const std::filesystem::path& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    ControlClient client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (client.m_fd < 0 ||
        ::connect(client.m_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return fail("control.not_connected", ErrorClass::Software, Remedy::Retry,
                    std::strerror(errno));
    return client;
}

ControlClient::ControlClient(ControlClient&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_pending(std::move(other.m_pending)) {}

ControlClient& ControlClient::operator=(ControlClient&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    std::swap(m_pending, other.m_pending);
    return *this;
}

ControlClient::~ControlClient() {
    if (m_fd >= 0) ::close(m_fd);
}

Result<nlohmann::json> ControlClient::ask(const nlohmann::json& request,
                                          std::chrono::milliseconds limit) {
    const auto gone = [](const std::string& why) {
        return fail("control.no_answer", ErrorClass::Software, Remedy::Retry, why);
    };
    const std::string line = request.dump() + "\n";
    if (::send(m_fd, line.data(), line.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(line.size()))
        return gone(std::strerror(errno));
    const auto end = std::chrono::steady_clock::now() + limit;
    while (m_pending.find('\n') == std::string::npos) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{m_fd, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
            return gone("time ran out: " + line);
        std::array<char, 65536> buffer{};
        const auto got = ::recv(m_fd, buffer.data(), buffer.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return gone("closed");
        m_pending.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const auto at = m_pending.find('\n');
    auto answer = nlohmann::json::parse(m_pending.substr(0, at), nullptr, false);
    m_pending.erase(0, at + 1);
    if (answer.is_discarded()) return gone("not JSON");
    if (!answer.value("ok", false))
        return fail("control.refused", ErrorClass::Software, Remedy::None, answer.dump());
    return answer;
}

}  // namespace tereze::control
