// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Recordings of a printer's conversation, and the TCP stream's limits.
#include "drivers/printer/byte_stream.h"

#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;

namespace {

/// A port that accepts connections in its backlog and never says a word.
class SilentPort {
  public:
    SilentPort() : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(m_fd, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(m_fd, 1) == 0);
        REQUIRE(::getsockname(m_fd, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port = ntohs(address.sin_port);
    }
    ~SilentPort() { close(); }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;
    void close() {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    std::uint16_t port = 0;

  private:
    int m_fd;
};

CommandContext limited(std::chrono::milliseconds limit) {
    CommandContext context;
    context.deadline = std::chrono::steady_clock::now() + limit;
    return context;
}

}  // namespace

TEST_CASE("A recording survives being written and read") {
    const std::vector<Exchange> exchanges{{Exchange::Direction::Written, {0x10, 0x04, 0x01}},
                                          {Exchange::Direction::Read, {0x12}}};
    const auto text = format_recording(exchanges);
    CHECK(text == "> 100401\n< 12\n");
    const auto parsed = parse_recording("# from the field\n" + text);
    REQUIRE(parsed);
    CHECK(*parsed == exchanges);
}

TEST_CASE("A malformed recording is refused with its line") {
    for (const auto* text :
         {"> 100401\n12\n", "> 100401\n< 1\n", "> 100401\n< \n", "> 10\n? 12\n"}) {
        const auto parsed = parse_recording(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == "printer.recording_invalid");
        CHECK(parsed.error().detail == "line 2");
    }
}

TEST_CASE("A replay answers what was recorded and refuses other questions") {
    ReplayStream stream(
        {{Exchange::Direction::Written, {1, 2, 3}}, {Exchange::Direction::Read, {7, 8}}});
    const CommandContext context;
    CHECK(stream.read_some(1, context).error().code == "device.timeout");
    CHECK(stream.write_all(Bytes{1, 9}, context).error().code == "printer.replay_differs");
    REQUIRE(stream.write_all(Bytes{1, 2}, context));
    REQUIRE(stream.write_all(Bytes{3}, context));
    CHECK(*stream.read_some(1, context) == Bytes{7});
    CHECK_FALSE(stream.finished());
    CHECK(*stream.read_some(5, context) == Bytes{8});
    CHECK(stream.finished());
}

TEST_CASE("Nobody listening is a printer that is offline") {
    SilentPort port;
    port.close();
    const auto stream =
        TcpStream::connect("127.0.0.1", port.port, limited(std::chrono::seconds(5)));
    REQUIRE_FALSE(stream);
    CHECK(stream.error().code == "printer.offline");
}

TEST_CASE("Reading from a silent printer ends at the deadline") {
    const SilentPort port;
    const auto context = limited(std::chrono::milliseconds(80));
    const auto stream = TcpStream::connect("127.0.0.1", port.port, context);
    REQUIRE(stream);
    const auto bytes = (*stream)->read_some(1, context);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == "device.timeout");
    CHECK(context.overdue());
}

TEST_CASE("Writing to a printer that takes nothing ends at the deadline") {
    const SilentPort port;
    const auto context = limited(std::chrono::milliseconds(150));
    const auto stream = TcpStream::connect("127.0.0.1", port.port, context);
    REQUIRE(stream);
    const auto written = (*stream)->write_all(Bytes(64U << 20U), context);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == "device.timeout");
}

TEST_CASE("Cancelling wakes a waiting read at once") {
    const SilentPort port;
    std::stop_source stop;
    auto context = limited(std::chrono::minutes(10));
    context.stop = stop.get_token();
    const auto stream = TcpStream::connect("127.0.0.1", port.port, context);
    REQUIRE(stream);
    std::jthread canceller([&stop] { stop.request_stop(); });
    const auto bytes = (*stream)->read_some(1, context);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == "device.cancelled");
}
