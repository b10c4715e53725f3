// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/load/load_client.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>

namespace tereze::testing {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using std::chrono::steady_clock;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kLimit{30};
constexpr std::chrono::milliseconds kAgainAfter{20};

wire::request<wire::string_body> to_wire(const LoadRequest& request) {
    wire::request<wire::string_body> message(wire::string_to_verb(request.method), request.path,
                                             11);
    message.set(wire::field::host, "127.0.0.1");
    if (!request.body.empty())
        message.set(wire::field::content_type, request.content_type);
    if (!request.key.empty())
        message.set("Idempotency-Key", request.key);
    if (!request.bearer.empty())
        message.set(wire::field::authorization, "Bearer " + request.bearer);
    message.body() = request.body;
    message.keep_alive(true);
    message.prepare_payload();
    return message;
}

}  // namespace

LoadClient::LoadClient(asio::io_context& context, const Identity& identity, std::vector<int> ports,
                       std::size_t first_port)
    : m_context(context),
      m_tls(asio::ssl::context::tls_client),
      m_ports(std::move(ports)),
      m_port(first_port % m_ports.size()) {
    m_tls.load_verify_file(identity.ca);
    m_tls.set_verify_mode(asio::ssl::verify_peer);
    m_tls.use_certificate_chain_file(identity.certificate);
    m_tls.use_private_key_file(identity.key, asio::ssl::context::pem);
}

asio::awaitable<bool> LoadClient::connect() {
    m_stream = std::make_unique<Stream>(m_context, m_tls);
    m_buffer.clear();
    auto& lowest = beast::get_lowest_layer(*m_stream);
    lowest.expires_after(kLimit);
    const asio::ip::tcp::endpoint endpoint(asio::ip::address_v4::loopback(),
                                           static_cast<std::uint16_t>(m_ports.at(m_port)));
    auto [refused] = co_await lowest.async_connect(endpoint, kTuple);
    if (!refused) {
        boost::system::error_code ignored;
        lowest.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
        auto [failed] = co_await m_stream->async_handshake(asio::ssl::stream_base::client, kTuple);
        if (!failed)
            co_return true;
    }
    m_stream.reset();
    m_port = (m_port + 1) % m_ports.size();
    co_return false;
}

asio::awaitable<bool> LoadClient::exchange(const LoadRequest& request, LoadReply& reply) {
    const auto started = steady_clock::now();
    beast::get_lowest_layer(*m_stream).expires_after(kLimit);
    auto message = to_wire(request);
    auto [unsent, sent] = co_await wire::async_write(*m_stream, message, kTuple);
    if (unsent)
        co_return false;
    wire::response<wire::string_body> answer;
    auto [unread, read] = co_await wire::async_read(*m_stream, m_buffer, answer, kTuple);
    if (unread)
        co_return false;
    reply.status = answer.result_int();
    reply.body = std::move(answer.body());
    reply.took =
        std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - started);
    if (!answer.keep_alive())
        m_stream.reset();
    co_return true;
}

asio::awaitable<std::string> LoadClient::listen(const std::string& path) {
    const bool ready = co_await connect();
    if (!ready)
        co_return std::string();
    LoadRequest request;
    request.method = "GET";
    request.path = path;
    auto message = to_wire(request);
    auto [unsent, sent] = co_await wire::async_write(*m_stream, message, kTuple);
    std::string text;
    while (!unsent && text.find("data: ") == std::string::npos) {
        char piece[4096];
        auto [unread, count] = co_await m_stream->async_read_some(asio::buffer(piece), kTuple);
        if (unread)
            co_return std::string();
        text.append(piece, count);
    }
    beast::get_lowest_layer(*m_stream).expires_never();
    co_return text;
}

asio::awaitable<LoadReply> LoadClient::ask(LoadRequest request,
                                           const std::function<bool()>& give_up) {
    LoadReply reply;
    while (!give_up()) {
        bool ready = m_stream != nullptr;
        if (!ready)
            ready = co_await connect();
        if (ready) {
            const bool answered = co_await exchange(request, reply);
            if (answered)
                co_return reply;
            m_stream.reset();
            ++reply.lost;
        }
        asio::steady_timer pause(m_context, kAgainAfter);
        co_await pause.async_wait(kTuple);
    }
    reply.status = 0;
    co_return reply;
}

}  // namespace tereze::testing
