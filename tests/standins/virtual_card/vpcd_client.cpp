// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A thread that serves the driver and carries out what the control socket asks for.
#include "tests/standins/virtual_card/vpcd_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <future>
#include <utility>

namespace tereze::standins {
namespace {

constexpr int kConnectAgainAfterMs = 100;
constexpr int kAskedBeforePowerOn = 2;  // as often as vpcd asks about a card that it sees come in
constexpr std::uint8_t kPowerOff = 0;
constexpr std::uint8_t kPowerOn = 1;
constexpr std::uint8_t kReset = 2;
constexpr std::uint8_t kGetAtr = 4;

}  // namespace

VpcdClient::VpcdClient(std::string host, std::uint16_t port)
    : m_host(std::move(host)),
      m_port(port),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

VpcdClient::~VpcdClient() {
    m_thread.request_stop();
    const std::uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one);
    m_thread.join();
    disconnect();
    ::close(m_wake);
}

SlotStatus VpcdClient::carry_out(std::function<void()> action) {
    std::promise<SlotStatus> done;
    auto result = done.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_actions.emplace_back([&] {
            action();
            done.set_value(current());
        });
    }
    const std::uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one);
    return result.get();
}

SlotStatus VpcdClient::insert(std::unique_ptr<Card> card) {
    return carry_out([this, &card] {
        disconnect();
        card->reset();
        m_card = std::move(card);
        m_apdus_left.reset();
        m_apdus_until_mute.reset();
        ++m_insertions;
        connect();
    });
}

SlotStatus VpcdClient::remove() {
    return carry_out([this] {
        disconnect();
        m_card.reset();
    });
}

SlotStatus VpcdClient::remove_after(std::uint64_t apdus) {
    if (apdus == 0)
        return remove();
    return carry_out([this, apdus] { m_apdus_left = apdus; });
}

SlotStatus VpcdClient::mute_after(std::uint64_t apdus) {
    return carry_out([this, apdus] { m_apdus_until_mute = apdus; });
}

SlotStatus VpcdClient::status() {
    return carry_out([] {});
}

SlotStatus VpcdClient::current() const {
    return {m_card != nullptr, m_socket >= 0, m_apdus, m_insertions};
}

void VpcdClient::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const bool homeless = m_card != nullptr && m_socket < 0;
        std::array<pollfd, 2> waiting{pollfd{m_wake, POLLIN, 0}, pollfd{m_socket, POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), homeless ? kConnectAgainAfterMs : -1) < 0 &&
            errno != EINTR)
            return;
        std::uint64_t count = 0;
        (void)!::read(m_wake, &count, sizeof count);
        // The frame first: an action may replace the socket that was polled.
        if (waiting[1].revents != 0 && !serve_frame())
            disconnect();
        run_actions();
        if (m_card && m_socket < 0 && homeless)
            connect();
    }
}

void VpcdClient::run_actions() {
    std::deque<std::function<void()>> actions;
    {
        const std::lock_guard lock(m_mutex);
        actions.swap(m_actions);
    }
    for (const auto& action : actions)
        action();
}

void VpcdClient::connect() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    if (::inet_pton(AF_INET, m_host.c_str(), &address.sin_addr) != 1)
        return;
    m_powered = false;
    m_asked_unpowered = 0;
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        disconnect();
        return;
    }
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void VpcdClient::disconnect() {
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    if (m_card)
        m_card->reset();
}

bool VpcdClient::receive(Bytes& into) {
    std::size_t got = 0;
    while (got < into.size()) {
        // The driver writes length and body apart: with delayed acknowledgements each APDU would
        // take 40 ms. The option is not sticky, so it is set before every read.
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
        const auto count = ::recv(m_socket, into.data() + got, into.size() - got, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        got += static_cast<std::size_t>(count);
    }
    return true;
}

bool VpcdClient::serve_frame() {
    Bytes length(2);
    if (!receive(length))
        return false;
    Bytes body(static_cast<std::size_t>(length[0]) << 8U | length[1]);
    if (!receive(body))
        return false;
    if (!m_card || body.empty())
        return false;
    if (body.size() > 1)
        return answer_apdu(body);
    switch (body[0]) {
        case kGetAtr:
            return tell_atr();
        case kPowerOn:
            m_powered = true;
            m_card->reset();
            return true;
        case kPowerOff:
            m_asked_unpowered = 0;
            m_card->reset();
            return true;
        case kReset:
            m_card->reset();
            return true;
        default:
            return true;
    }
}

bool VpcdClient::tell_atr() {
    if (!m_powered && ++m_asked_unpowered > kAskedBeforePowerOn)
        return false;
    return reply(m_card->atr());
}

bool VpcdClient::answer_apdu(ByteView command) {
    if (m_apdus_until_mute && (*m_apdus_until_mute)-- == 0) {
        m_apdus_until_mute = 0;
        return true;
    }
    if (!reply(m_card->answer(command)))
        return false;
    ++m_apdus;
    if (m_apdus_left && --*m_apdus_left == 0) {
        m_apdus_left.reset();
        disconnect();
        m_card.reset();
    }
    return true;
}

bool VpcdClient::reply(ByteView body) {
    Bytes frame{static_cast<std::uint8_t>(body.size() >> 8U),
                static_cast<std::uint8_t>(body.size())};
    append(frame, body);
    return ::send(m_socket, frame.data(), frame.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(frame.size());
}

}  // namespace tereze::standins
