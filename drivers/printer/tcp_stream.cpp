// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/byte_stream.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tereze::drivers::printer {
namespace {

constexpr std::size_t kWritePiece = 16 * 1024;

tl::unexpected<Error> gone(std::string detail) {
    return fail("printer.offline", ErrorClass::Hardware, Remedy::Retry, std::move(detail));
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
    int release() { return std::exchange(m_fd, -1); }

  private:
    int m_fd;
};

/// Waits until the socket is ready, the command is cancelled, or its time is over.
Result<> wait_for(int fd, short events, const CommandContext& context) {
    const Descriptor wake(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback on_stop(context.stop, [&wake] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(wake.get(), &one, sizeof one);
    });
    while (true) {
        TEREZE_TRY(context.check());
        pollfd waiting[]{{fd, events, 0}, {wake.get(), POLLIN, 0}};
        // Rounded up, so that the last fraction of a millisecond is not spun away.
        const int ready = ::poll(waiting, 2, static_cast<int>(context.time_left().count()) + 1);
        if (ready < 0 && errno != EINTR)
            return gone(std::string("poll: ") + std::strerror(errno));
        if (ready > 0 && waiting[0].revents != 0)
            return {};
    }
}

Result<int> connect_one(const addrinfo& address, const CommandContext& context) {
    Descriptor socket(::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.get() < 0)
        return gone(std::string("socket: ") + std::strerror(errno));
    if (::connect(socket.get(), address.ai_addr, address.ai_addrlen) != 0) {
        if (errno != EINPROGRESS)
            return gone(std::string("connect: ") + std::strerror(errno));
        TEREZE_TRY(wait_for(socket.get(), POLLOUT, context));
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0)
            return gone(std::string("connect: ") + std::strerror(error));
    }
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket.release();
}

}  // namespace

Result<std::unique_ptr<ByteStream>> TcpStream::connect(const std::string& host, std::uint16_t port,
                                                       const CommandContext& context) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_family = AF_UNSPEC;
    addrinfo* found = nullptr;
    const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (code != 0)
        return gone(std::string("getaddrinfo: ") + ::gai_strerror(code));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(found, &::freeaddrinfo);
    Result<int> fd = gone("no address");
    for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
        fd = connect_one(*address, context);
        if (fd)
            return std::make_unique<TcpStream>(*fd);
        TEREZE_TRY(context.check());
    }
    return tl::unexpected(fd.error());
}

TcpStream::~TcpStream() {
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<> TcpStream::write_all(ByteView bytes, const CommandContext& context) {
    while (!bytes.empty()) {
        // Asked before every piece: what a cancelled command has not sent yet is never sent.
        TEREZE_TRY(context.check());
        const auto sent =
            ::send(m_fd, bytes.data(), std::min(bytes.size(), kWritePiece), MSG_NOSIGNAL);
        if (sent > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
        else if (errno == EAGAIN)
            TEREZE_TRY(wait_for(m_fd, POLLOUT, context));
        else if (errno != EINTR)
            return gone(std::string("send: ") + std::strerror(errno));
    }
    return {};
}

Result<Bytes> TcpStream::read_some(std::size_t most, const CommandContext& context) {
    Bytes bytes(most);
    while (true) {
        const auto got = ::recv(m_fd, bytes.data(), bytes.size(), 0);
        if (got > 0) {
            bytes.resize(static_cast<std::size_t>(got));
            return bytes;
        }
        if (got == 0)
            return gone("closed by the printer");
        if (errno == EAGAIN)
            TEREZE_TRY(wait_for(m_fd, POLLIN, context));
        else if (errno != EINTR)
            return gone(std::string("recv: ") + std::strerror(errno));
    }
}

}  // namespace tereze::drivers::printer
