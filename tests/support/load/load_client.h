// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A terminal as one coroutine among hundreds on one thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tereze::testing {

struct LoadRequest {
    std::string method = "POST";
    std::string path;
    std::string body;
    std::string content_type = "application/json";
    std::string key;     ///< Idempotency-Key, or empty
    std::string bearer;  ///< token, or empty
};

struct LoadReply {
    int status = 0;
    std::string body;
    int lost = 0;                       ///< how often the connection broke before an answer came
    std::chrono::microseconds took{0};  ///< of the answered attempt
};

/// Keeps its connection. Used on the thread of its context.
class LoadClient {
  public:
    struct Identity {
        std::filesystem::path ca;
        std::filesystem::path certificate;
        std::filesystem::path key;
    };

    /// `ports` are those of servers that do the same; a broken connection is tried at the next.
    LoadClient(boost::asio::io_context& context, const Identity& identity, std::vector<int> ports,
               std::size_t first_port);

    /// Sends until an answer comes, as a terminal with an outbox does. Gives up (status 0) once
    /// `give_up` says so.
    boost::asio::awaitable<LoadReply> ask(LoadRequest request,
                                          const std::function<bool()>& give_up);

    /// Opens a stream of events and returns the first piece that holds data; empty where none came.
    /// The stream stays open as long as the client.
    boost::asio::awaitable<std::string> listen(const std::string& path);

  private:
    using Stream = boost::beast::ssl_stream<boost::beast::tcp_stream>;
    boost::asio::awaitable<bool> connect();
    boost::asio::awaitable<bool> exchange(const LoadRequest& request, LoadReply& reply);

    boost::asio::io_context& m_context;
    boost::asio::ssl::context m_tls;
    std::vector<int> m_ports;
    std::size_t m_port;
    std::unique_ptr<Stream> m_stream;
    boost::beast::flat_buffer m_buffer;
};

}  // namespace tereze::testing
