// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// gateway_standin: ШЭП with ГБД ФЛ behind it, on loopback.
#include "kiosk/control/control_server.h"
#include "tests/standins/gateway/channel.h"

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
#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdio>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;
using nlohmann::json;
using namespace tereze;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

constexpr auto kHelp =
    "gateway_standin: the state gateway with the database of natural persons, for tests\n"
    "  --people FILE    TOML of the people (default: the set that comes with it)\n"
    "  --port PORT      0 takes any free one (default)\n"
    "  --control PATH   socket for "
    "{\"do\":\"mode\",\"mode\":\"normal|hang|fault|garbage|refuse\"}\n"
    "                   and {\"do\":\"requests\"}\n"
    "Prints \"READY port=PORT\".\n";

/// Shared by the network's thread and the control socket's.
class Scene {
  public:
    explicit Scene(standins::People people) : m_people(std::move(people)) {}

    std::string mode() const {
        const std::lock_guard lock(m_mutex);
        return m_mode;
    }

    json command(const json& request) {
        const std::lock_guard lock(m_mutex);
        if (request.at("do") == "requests")
            return {{"ok", true}, {"requests", m_requests}};
        static const std::set<std::string> modes{"normal", "hang", "fault", "garbage", "refuse"};
        const std::string mode = request.value("mode", "");
        if (request.at("do") != "mode" || modes.count(mode) == 0)
            return {{"ok", false}, {"error", "unknown command"}};
        m_mode = mode;
        return {{"ok", true}};
    }

    /// Nothing where the mode is to be silent.
    std::optional<standins::Exchange> answer(const std::string& document) {
        auto exchange = standins::answer(document, m_people);
        const std::lock_guard lock(m_mutex);
        m_requests.push_back({{"message_id", exchange.message_id},
                              {"service_id", exchange.service_id},
                              {"sender_id", exchange.sender_id},
                              {"iin", exchange.iin},
                              {"fault", exchange.fault_code},
                              {"mode", m_mode}});
        if (m_mode == "hang")
            return std::nullopt;
        if (m_mode == "fault") {
            exchange.status = 500;
            exchange.body = standins::fault("SCE909", "Внутренняя ошибка");
        } else if (m_mode == "garbage") {
            exchange.body = "<html><body>It works!</body>";
        }
        return exchange;
    }

  private:
    mutable std::mutex m_mutex;
    std::string m_mode = "normal";
    json m_requests = json::array();
    const standins::People m_people;
};

asio::awaitable<void> wait_until_gone(beast::tcp_stream& stream) {
    char byte = 0;
    stream.expires_never();
    auto [failed, count] = co_await stream.async_read_some(asio::buffer(&byte, 1), kTuple);
    (void)failed;
    (void)count;
}

asio::awaitable<void> serve(tcp::socket socket, Scene& scene) {
    beast::tcp_stream stream(std::move(socket));
    if (scene.mode() == "refuse") {
        // No lingering: the other side sees a reset, as when nobody listens behind a balancer.
        stream.socket().set_option(asio::socket_base::linger(true, 0));
        stream.socket().close();
        co_return;
    }
    beast::flat_buffer buffer;
    wire::request<wire::string_body> request;
    auto [failed, count] = co_await wire::async_read(stream, buffer, request, kTuple);
    if (failed)
        co_return;
    const bool soap = request.method() == wire::verb::post && request.count("SOAPAction") == 1 &&
                      request[wire::field::content_type].starts_with("text/xml");
    const auto exchange = scene.answer(soap ? request.body() : std::string());
    if (!exchange)
        co_return co_await wait_until_gone(stream);
    wire::response<wire::string_body> response(static_cast<wire::status>(exchange->status), 11);
    response.set(wire::field::content_type, "text/xml; charset=utf-8");
    response.body() = exchange->body;
    response.keep_alive(false);
    response.prepare_payload();
    auto [unsent, sent] = co_await wire::async_write(stream, response, kTuple);
    (void)unsent;  // the client may have gone; what it asked stands in the log
    (void)sent;
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, Scene& scene) {
    for (;;) {
        auto [failed, socket] = co_await acceptor.async_accept(kTuple);
        if (failed)
            co_return;
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), scene), asio::detached);
    }
}

struct Options {
    std::string people = TEREZE_GATEWAY_PEOPLE;
    std::uint16_t port = 0;
    std::string control;
};

std::optional<Options> read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; i += 2) {
        const std::string key = argv[i];
        if (i + 1 >= argc)
            return std::nullopt;
        if (key == "--people")
            options.people = argv[i + 1];
        else if (key == "--port")
            options.port = static_cast<std::uint16_t>(std::stoi(argv[i + 1]));
        else if (key == "--control")
            options.control = argv[i + 1];
        else
            return std::nullopt;
    }
    return options;
}

int run(const Options& options) {
    auto people = standins::load_people(options.people);
    if (!people) {
        std::fprintf(stderr, "%s\n", people.error().detail.c_str());
        return 1;
    }
    Scene scene(std::move(*people));
    asio::io_context context(1);
    tcp::acceptor acceptor(context,
                           tcp::endpoint(asio::ip::make_address("127.0.0.1"), options.port));
    std::optional<control::ControlServer> control_server;
    if (!options.control.empty()) {
        auto started = control::ControlServer::start(
            options.control, [&](const json& request) { return scene.command(request); });
        if (!started) {
            std::fprintf(stderr, "%s\n", started.error().detail.c_str());
            return 1;
        }
        control_server.emplace(std::move(*started));
    }
    asio::signal_set signals(context, SIGTERM, SIGINT);
    signals.async_wait([&](boost::system::error_code, int) { context.stop(); });
    asio::co_spawn(context, accept(acceptor, scene), asio::detached);
    std::printf("READY port=%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    context.run();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string(argv[1]) == "--help") {
        std::fputs(kHelp, stdout);
        return 0;
    }
    const auto options = read_options(argc, argv);
    if (!options) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    return run(*options);
}
