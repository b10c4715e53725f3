// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One TLS connection as a coroutine on a strand: the only file of the server that includes Beast.
#include "server/http/connection.h"

#include "core/base/secret.h"
#include "server/http/problem.h"
#include "server/http/tls.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <spdlog/spdlog.h>

#include <cctype>
#include <optional>

namespace tereze::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using Task = asio::awaitable<void>;
using Stream = beast::ssl_stream<beast::tcp_stream>;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

Response call(const Route& route, Request& request) {
    try {
        auto response = route.handler(request);
        if (response) {
            make_conditional(request, *response);
            return std::move(*response);
        }
        const auto& error = response.error();
        const auto level = status_of(error.code) >= 500 ? spdlog::level::err : spdlog::level::info;
        spdlog::log(level, "{} {}: {} ({})", route.method, route.pattern, error.code, error.detail);
        return problem(error);
    } catch (const std::exception& exception) {
        spdlog::error("{} {}: {}", route.method, route.pattern, exception.what());
        return problem(Error{"server.failed", ErrorClass::Software, Remedy::Service, {}});
    }
}

asio::awaitable<Response> call_on_own_thread(const Route& route, Request& request) {
    co_return call(route, request);
}

class TlsConnection final : public Connection, public std::enable_shared_from_this<TlsConnection> {
  public:
    TlsConnection(asio::ip::tcp::socket socket, const Site& site)
        : m_site(site), m_stream(beast::tcp_stream(std::move(socket)), site.tls) {}

    void start() {
        asio::co_spawn(
            m_stream.get_executor(), [self = shared_from_this()] { return self->run(); },
            asio::detached);
    }

    void stop() override {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] {
            self->m_stopping = true;
            if (self->m_idle)
                lowest(*self).cancel();
            if (self->m_wake)
                self->m_wake->cancel();
        });
    }

  private:
    static beast::tcp_stream& lowest(TlsConnection& connection) {
        return beast::get_lowest_layer(connection.m_stream);
    }

    void allow(std::chrono::milliseconds time) { lowest(*this).expires_after(time); }

    Task run() {
        boost::system::error_code ignored;
        lowest(*this).socket().set_option(asio::ip::tcp::no_delay(true), ignored);
        allow(m_site.limits.handshake);
        auto [failed] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, kTuple);
        if (failed) {
            spdlog::info("handshake refused: {}", failed.message());
            co_return;
        }
        m_client = client_names(m_stream.native_handle());
        while (!m_stopping && co_await serve_one()) {
        }
        allow(m_site.limits.farewell);
        auto [ended] = co_await m_stream.async_shutdown(kTuple);
        (void)ended;  // the other side may be gone already
    }

    /// One request and its answer; false when the connection is to end.
    asio::awaitable<bool> serve_one() {
        wire::request_parser<wire::empty_body> head;
        head.header_limit(static_cast<std::uint32_t>(m_site.limits.header_bytes));
        head.body_limit(boost::none);
        m_idle = true;
        allow(m_site.limits.idle);
        auto [failed, count] = co_await wire::async_read_header(m_stream, m_buffer, head, kTuple);
        m_idle = false;
        if (failed)
            co_return co_await refuse_unreadable(failed);

        Request request = read_head(head.get());
        const bool keep_alive = head.get().keep_alive();
        const auto started = std::chrono::steady_clock::now();
        auto route = find_route(request, std::string_view(head.get().target()), head);
        if (!route) {
            spdlog::info("{}: {} ({})", request.method, route.error().code, route.error().detail);
            const bool has_body = !head.is_done();
            co_await write(problem(route.error()), keep_alive && !has_body);
            if (has_body)
                co_await drain();
            co_return keep_alive && !has_body;
        }
        const bool whole = co_await read_body(std::move(head), **route, request);
        if (!whole)
            co_return false;

        Response response = co_await dispatch(**route, request);
        wipe(request.body);
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - started);
        spdlog::info("{} {} {} {} ms {}", request.method, (*route)->pattern, response.status,
                     took.count() / 1000, m_client.common_name);
        if (m_site.observer)
            m_site.observer({request.method, (*route)->pattern, response.status, took});
        if (response.events) {
            co_await stream_events(*response.events);
            co_return false;
        }
        co_await write(std::move(response), keep_alive && !m_stopping);
        co_return keep_alive&& m_connected;
    }

    template <class Message>
    Request read_head(const Message& message) {
        Request request;
        request.terminal = m_client.common_name;
        request.terminal_serial = m_client.serial;
        request.method = std::string(message.method_string());
        for (const auto& field : message) {
            std::string name(field.name_string());
            for (char& c : name)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            request.headers[std::move(name)] = std::string(field.value());
        }
        return request;
    }

    template <class Parser>
    Result<const Route*> find_route(Request& request, std::string_view target, Parser& head) {
        TEREZE_ASSIGN(request.target, parse_target(target));
        TEREZE_ASSIGN(const auto* route, m_site.router.match(request));
        const auto length = head.content_length();
        if (length && *length > route->largest_body)
            return fail("request.too_large", ErrorClass::Software, Remedy::None, route->pattern);
        return route;
    }

    asio::awaitable<bool> read_body(wire::request_parser<wire::empty_body>&& head,
                                    const Route& route, Request& request) {
        if (beast::iequals(head.get()[wire::field::expect], "100-continue")) {
            wire::response<wire::empty_body> go_on(wire::status::continue_, 11);
            auto [failed, count] = co_await wire::async_write(m_stream, go_on, kTuple);
            if (failed)
                co_return false;
        }
        wire::request_parser<wire::string_body> parser(std::move(head));
        parser.body_limit(route.largest_body);
        boost::system::error_code failed;
        // The limit is for each piece: a scan over a slow line may take long as long as it comes.
        while (!parser.is_done() && !failed) {
            allow(m_site.limits.transfer);
            auto [outcome, count] =
                co_await wire::async_read_some(m_stream, m_buffer, parser, kTuple);
            failed = outcome;
        }
        if (failed == wire::error::body_limit) {
            co_await write(problem(Error{"request.too_large", ErrorClass::Software, Remedy::None,
                                         route.pattern}),
                           false);
            co_await drain();
            co_return false;
        }
        if (failed)
            co_return co_await refuse_unreadable(failed);
        request.body = std::move(parser.get().body());
        co_return true;
    }

    asio::awaitable<Response> dispatch(const Route& route, Request& request) {
        // The stream's own time limit must not end a handler that waits for the gateway.
        lowest(*this).expires_never();
        Response response =
            co_await asio::co_spawn(route.pace == Pace::Quick ? m_site.quick : m_site.slow,
                                    call_on_own_thread(route, request), asio::use_awaitable);
        co_await wait(response.delay);
        co_return response;
    }

    Task wait(std::chrono::milliseconds delay) {
        if (delay.count() == 0)
            co_return;
        lowest(*this).expires_never();
        asio::steady_timer timer(m_stream.get_executor(), delay);
        co_await timer.async_wait(kTuple);
    }

    Task write(Response response, bool keep_alive) {
        wire::response<wire::string_body> message(static_cast<wire::status>(response.status), 11);
        if (!response.content_type.empty())
            message.set(wire::field::content_type, response.content_type);
        message.set(wire::field::cache_control, "no-store");
        message.set("X-Content-Type-Options", "nosniff");
        for (const auto& [name, value] : response.headers)
            message.set(name, value);
        message.body() = std::move(response.body);
        message.keep_alive(keep_alive);
        message.prepare_payload();
        allow(m_site.limits.transfer);
        auto [failed, count] = co_await wire::async_write(m_stream, message, kTuple);
        if (failed)
            m_connected = false;
    }

    /// Answers broken HTTP; a silent or vanished client gets nothing.
    asio::awaitable<bool> refuse_unreadable(boost::system::error_code failed) {
        const bool broken_http = failed.category() == make_error_code(wire::error{}).category() &&
                                 failed != wire::error::end_of_stream &&
                                 failed != wire::error::partial_message;
        if (broken_http) {
            co_await write(problem(Error{"request.malformed", ErrorClass::Software, Remedy::None,
                                         failed.message()}),
                           false);
            co_await drain();
        }
        co_return false;
    }

    /// Takes what the client still sends, within bounds: closing over unread bytes resets the
    /// connection, and then the client never reads why it was refused.
    Task drain() {
        constexpr std::size_t kMostDrained = 4 * 1024 * 1024;
        std::size_t drained = 0;
        allow(m_site.limits.farewell);
        std::vector<char> rest(16 * 1024);
        while (drained < kMostDrained) {
            auto [failed, count] = co_await m_stream.async_read_some(asio::buffer(rest), kTuple);
            if (failed)
                break;
            drained += count;
        }
    }

    asio::awaitable<bool> send_text(std::string text) {
        allow(m_site.limits.transfer);
        auto [failed, count] = co_await asio::async_write(m_stream, asio::buffer(text), kTuple);
        co_return !failed;
    }

    Task stream_events(const EventStream& events) {
        m_wake = std::make_shared<asio::steady_timer>(m_stream.get_executor());
        // Shared, because the hub may still call the wake function while this coroutine ends.
        const auto subscription =
            m_site.hub.subscribe(events, [executor = m_stream.get_executor(), wake = m_wake] {
                asio::post(executor, [wake] { wake->cancel(); });
            });
        bool connected = co_await send_text(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
            "Connection: close\r\n\r\n");
        EventHub::News sent;
        while (connected && !m_stopping) {
            // Set before the news is looked at, so that none comes between the two.
            m_wake->expires_after(m_site.limits.keep_alive);
            auto news = subscription->latest();
            if (news == sent) {
                lowest(*this).expires_never();
                auto [woken] = co_await m_wake->async_wait(kTuple);
                if (woken)  // there is news, or the server stops
                    continue;
            }
            std::string text = ": keep-alive\n\n";
            if (news != sent)
                text = "event: " + events.event + "\ndata: " + *news + "\n\n";
            connected = co_await send_text(std::move(text));
            sent = std::move(news);
        }
    }

    const Site& m_site;
    Stream m_stream;
    beast::flat_buffer m_buffer;
    ClientNames m_client;
    std::shared_ptr<asio::steady_timer> m_wake;
    bool m_idle = false;
    bool m_stopping = false;
    bool m_connected = true;
};

}  // namespace

std::shared_ptr<Connection> start_connection(asio::ip::tcp::socket socket, const Site& site) {
    auto connection = std::make_shared<TlsConnection>(std::move(socket), site);
    connection->start();
    return connection;
}

}  // namespace tereze::server::http
