// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One exchange through Beast, run to its end on the calling thread.
#include "server/outbound/http_exchange.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace tereze::server::outbound {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using boost::system::error_code;

/// The steps of one exchange. Blocking calls of Beast know no time limit, so the asynchronous ones
/// are used and the context is run right here.
class Exchange {
  public:
    explicit Exchange(const Query& query)
        : m_target(query.target), m_deadline(std::chrono::steady_clock::now() + query.limit) {
        m_request.method(query.body.empty() ? wire::verb::get : wire::verb::post);
        m_request.target(m_target.path);
        m_request.version(11);
        m_request.set(wire::field::host, m_target.host + ":" + m_target.port);
        if (!query.body.empty())
            m_request.set(wire::field::content_type, query.content_type);
        for (const auto& [name, value] : query.headers)
            m_request.set(name, value);
        m_request.body() = query.body;
        m_request.keep_alive(false);
        m_request.prepare_payload();
        m_parser.body_limit(query.largest);
    }

    error_code run() {
        m_resolver.async_resolve(m_target.host, m_target.port,
                                 [this](error_code failed, const auto& results) {
                                     if (!keep(failed))
                                         connect(results);
                                 });
        m_context.run_until(m_deadline);
        return m_done ? m_failed : error_code(beast::error::timeout);
    }

    Answer answer() {
        auto message = m_parser.release();
        return {static_cast<int>(message.result_int()), std::move(message.body())};
    }

  private:
    bool keep(error_code failed) {
        if (failed) {
            m_failed = failed;
            m_done = true;
        }
        return static_cast<bool>(failed);
    }

    void connect(const asio::ip::tcp::resolver::results_type& results) {
        m_stream.async_connect(results, [this](error_code failed, const auto&) {
            if (!keep(failed))
                send();
        });
    }

    void send() {
        wire::async_write(m_stream, m_request, [this](error_code failed, std::size_t) {
            if (!keep(failed))
                receive();
        });
    }

    void receive() {
        wire::async_read(m_stream, m_buffer, m_parser, [this](error_code failed, std::size_t) {
            m_failed = failed;
            m_done = true;
        });
    }

    const Target& m_target;
    std::chrono::steady_clock::time_point m_deadline;
    asio::io_context m_context;
    asio::ip::tcp::resolver m_resolver{m_context};
    beast::tcp_stream m_stream{m_context};
    beast::flat_buffer m_buffer;
    wire::request<wire::string_body> m_request;
    wire::response_parser<wire::string_body> m_parser;
    error_code m_failed;
    bool m_done = false;
};

bool is_http_error(const error_code& failed) {
    return failed.category() == make_error_code(wire::error{}).category() &&
           failed != wire::error::end_of_stream && failed != wire::error::partial_message;
}

}  // namespace

Result<Target> parse_url(const std::string& url) {
    constexpr std::string_view kScheme = "http://";
    const auto invalid = [] {
        return fail("outbound.url_invalid", ErrorClass::Software, Remedy::Configure,
                    "http://host:port/path expected");
    };
    if (url.rfind(kScheme, 0) != 0)
        return invalid();
    const auto slash = url.find('/', kScheme.size());
    const auto authority = url.substr(kScheme.size(), slash - kScheme.size());
    const auto colon = authority.rfind(':');
    Target target;
    target.host = authority.substr(0, colon);
    target.port = colon == std::string::npos ? "80" : authority.substr(colon + 1);
    target.path = slash == std::string::npos ? "/" : url.substr(slash);
    const bool good = !target.host.empty() && !target.port.empty() &&
                      target.port.find_first_not_of("0123456789") == std::string::npos &&
                      target.path.find_first_of(" \r\n") == std::string::npos;
    if (!good)
        return invalid();
    return target;
}

Result<Answer> exchange(const Query& query) {
    try {
        Exchange running(query);
        const auto failed = running.run();
        if (is_http_error(failed))
            return fail("outbound.answer_invalid", ErrorClass::Network, Remedy::Service,
                        failed.message());
        if (failed)
            return fail("outbound.unreachable", ErrorClass::Network, Remedy::Retry,
                        failed.message());
        return running.answer();
    } catch (const std::exception& exception) {
        return fail("outbound.unreachable", ErrorClass::Network, Remedy::Retry, exception.what());
    }
}

}  // namespace tereze::server::outbound
