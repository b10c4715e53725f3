// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The listeners, their threads and their orderly end, on Asio.
#include "server/http/http_server.h"

#include "server/http/connection.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <openssl/ssl.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <csignal>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace tereze::server::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int kNetworkThreads = 2;
constexpr int kQuickThreads = 20;
constexpr int kSlowThreads = 8;

struct Listener {
    Listener(asio::io_context& context, asio::ssl::context tls_context)
        : tls(std::move(tls_context)), acceptor(asio::make_strand(context)) {}
    asio::ssl::context tls;
    tcp::acceptor acceptor;
    std::unique_ptr<Site> site;
};

Result<tcp::endpoint> parse_endpoint(const std::string& text) {
    const auto colon = text.rfind(':');
    std::uint16_t port = 0;
    error_code failed = asio::error::invalid_argument;
    asio::ip::address address;
    if (colon != std::string::npos) {
        const char* const end = text.data() + text.size();
        const auto [at, wrong] = std::from_chars(text.data() + colon + 1, end, port);
        if (wrong == std::errc() && at == end)
            address = asio::ip::make_address(text.substr(0, colon), failed);
    }
    if (failed)
        return fail("http.not_listening", ErrorClass::Software, Remedy::Configure,
                    text + ": not address:port");
    return tcp::endpoint(address, port);
}

/// Reads "127.0.0.1:0", opens it and starts to queue connections.
Result<> open(tcp::acceptor& acceptor, const std::string& text) {
    TEREZE_ASSIGN(const auto endpoint, parse_endpoint(text));
    error_code failed;
    acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        acceptor.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(endpoint, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return fail("http.not_listening", ErrorClass::Software, Remedy::Configure,
                    text + ": " + failed.message());
    return {};
}

}  // namespace

struct HttpServer::State {
    State(EventHub& event_hub, Limits all_limits, Observer told)
        : hub(event_hub), limits(all_limits), observer(std::move(told)) {}

    EventHub& hub;
    Limits limits;
    Observer observer;
    asio::io_context context{kNetworkThreads};
    asio::thread_pool quick{kQuickThreads};
    asio::thread_pool slow{kSlowThreads};
    asio::signal_set signals{context, SIGTERM, SIGINT};
    /// Not on `context`, which shall run out of work by itself when the last connection ends.
    asio::steady_timer farewell{slow};
    std::list<Listener> listeners;
    std::list<asio::steady_timer> timers;
    std::list<asio::signal_set> further_signals;
    std::mutex mutex;  // of what follows
    bool stopping = false;
    std::vector<std::weak_ptr<Connection>> connections;

    void accept(Listener& listener) {
        listener.acceptor.async_accept(asio::make_strand(context),
                                       [this, &listener](error_code failed, tcp::socket socket) {
                                           if (failed == asio::error::operation_aborted)
                                               return;
                                           if (failed) {
                                               // Out of descriptors, for example: the next
                                               // connection may find one again.
                                               spdlog::error("accept: {}", failed.message());
                                           } else if (!admit(std::move(socket), *listener.site)) {
                                               return;
                                           }
                                           accept(listener);
                                       });
    }

    bool admit(tcp::socket socket, const Site& site) {
        const std::lock_guard lock(mutex);
        if (stopping)
            return false;
        std::erase_if(connections, [](const auto& connection) { return connection.expired(); });
        connections.push_back(start_connection(std::move(socket), site));
        return true;
    }

    void repeat(asio::steady_timer& timer, std::chrono::milliseconds period,
                std::function<void()> task) {
        timer.expires_after(period);
        timer.async_wait([this, &timer, period, task = std::move(task)](error_code failed) {
            const std::lock_guard lock(mutex);
            if (failed || stopping)
                return;
            asio::post(slow, task);
            repeat(timer, period, task);
        });
    }

    void wait(asio::signal_set& set, std::function<void()> task) {
        set.async_wait([this, &set, task = std::move(task)](error_code failed, int) {
            const std::lock_guard lock(mutex);
            if (failed || stopping)
                return;
            asio::post(slow, task);
            wait(set, task);
        });
    }

    void stop() {
        spdlog::info("stopping");
        const std::lock_guard lock(mutex);
        stopping = true;
        for (auto& listener : listeners)
            asio::post(listener.acceptor.get_executor(), [&listener] {
                error_code ignored;
                listener.acceptor.close(ignored);
            });
        for (auto& timer : timers)
            timer.cancel();
        for (auto& set : further_signals) {
            error_code ignored;
            set.cancel(ignored);
        }
        for (const auto& weak : connections)
            if (const auto connection = weak.lock())
                connection->stop();
        // A client that never reads its answer must not keep the server from ending.
        farewell.expires_after(limits.farewell);
        farewell.async_wait([this](error_code failed) {
            if (!failed)
                context.stop();
        });
    }
};

HttpServer::HttpServer(EventHub& hub, Limits limits, Observer observer)
    : m_state(std::make_unique<State>(hub, limits, std::move(observer))) {
    hub.schedule_with([&quick = m_state->quick](std::chrono::milliseconds delay, auto task) {
        auto timer = std::make_shared<asio::steady_timer>(quick, delay);
        timer->async_wait([timer, task = std::move(task)](error_code) { task(); });
    });
}

HttpServer::~HttpServer() {
    m_state->hub.schedule_with(nullptr);
    m_state->context.stop();
    m_state->quick.join();
    m_state->slow.join();
}

Result<std::uint16_t> HttpServer::listen(const std::string& address, const TlsFiles& tls,
                                         const Router& router) {
    TEREZE_ASSIGN(const auto context, make_tls_context(tls));
    SSL_CTX_up_ref(context.get());
    auto& listener =
        m_state->listeners.emplace_back(m_state->context, asio::ssl::context(context.get()));
    listener.site = std::make_unique<Site>(
        Site{router, listener.tls, m_state->hub, m_state->observer, m_state->limits,
             m_state->quick.get_executor(), m_state->slow.get_executor()});
    TEREZE_TRY(open(listener.acceptor, address));
    return listener.acceptor.local_endpoint().port();
}

void HttpServer::every(std::chrono::milliseconds period, std::function<void()> task) {
    auto& timer = m_state->timers.emplace_back(m_state->context);
    m_state->repeat(timer, period, std::move(task));
}

void HttpServer::on_signal(int number, std::function<void()> task) {
    auto& set = m_state->further_signals.emplace_back(m_state->context, number);
    m_state->wait(set, std::move(task));
}

void HttpServer::run() {
    for (auto& listener : m_state->listeners)
        m_state->accept(listener);
    m_state->signals.async_wait([this](error_code failed, int) {
        if (!failed)
            m_state->stop();
    });
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kNetworkThreads; ++i)
            threads.emplace_back([this] { m_state->context.run(); });
    }
    m_state->farewell.cancel();
    m_state->quick.join();
    m_state->slow.join();
}

}  // namespace tereze::server::http
