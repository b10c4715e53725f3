// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/http/service.h"

#include "kiosk/control/control_server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <csignal>
#include <cstdio>

namespace tereze::standins {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

asio::awaitable<void> wait_until_gone(beast::tcp_stream& stream) {
    char byte = 0;
    stream.expires_never();
    auto [failed, count] = co_await stream.async_read_some(asio::buffer(&byte, 1), kTuple);
    (void)failed;
    (void)count;
}

asio::awaitable<void> serve(tcp::socket socket, const HttpService& service) {
    beast::tcp_stream stream(std::move(socket));
    if (service.refuses()) {
        // No lingering: the other side sees a reset.
        stream.socket().set_option(asio::socket_base::linger(true, 0));
        stream.socket().close();
        co_return;
    }
    beast::flat_buffer buffer;
    wire::request<wire::string_body> request;
    auto [failed, count] = co_await wire::async_read(stream, buffer, request, kTuple);
    if (failed)
        co_return;
    const auto reply =
        service.answer({std::string(request.method_string()), std::string(request.target()),
                        std::string(request[wire::field::content_type]),
                        request.count("SOAPAction") == 1, request.body()});
    if (!reply)
        co_return co_await wait_until_gone(stream);
    wire::response<wire::string_body> response(static_cast<wire::status>(reply->status), 11);
    response.set(wire::field::content_type, reply->content_type);
    response.body() = reply->body;
    response.keep_alive(false);
    response.prepare_payload();
    auto [unsent, sent] = co_await wire::async_write(stream, response, kTuple);
    (void)unsent;  // the client may have gone; what it asked is known
    (void)sent;
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, const HttpService& service) {
    for (;;) {
        auto [failed, socket] = co_await acceptor.async_accept(kTuple);
        if (failed)
            co_return;
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), service), asio::detached);
    }
}

}  // namespace

int run_http_service(const HttpService& service, std::uint16_t port, const std::string& control) {
    asio::io_context context(1);
    tcp::acceptor acceptor(context, tcp::endpoint(asio::ip::make_address("127.0.0.1"), port));
    std::optional<control::ControlServer> control_server;
    if (!control.empty()) {
        auto started = control::ControlServer::start(control, service.command);
        if (!started) {
            std::fprintf(stderr, "%s\n", started.error().detail.c_str());
            return 1;
        }
        control_server.emplace(std::move(*started));
    }
    asio::signal_set signals(context, SIGTERM, SIGINT);
    signals.async_wait([&](boost::system::error_code, int) { context.stop(); });
    asio::co_spawn(context, accept(acceptor, service), asio::detached);
    std::printf("READY port=%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    context.run();
    return 0;
}

}  // namespace tereze::standins
