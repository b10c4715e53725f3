// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A thermal printer on a loopback port that paints its tickets as pictures.
#include "kiosk/control/control_server.h"
#include "tests/standins/ticket_printer/ticket_machine.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <png.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace {

using nlohmann::json;
using tereze::standins::Paper;
using tereze::standins::TicketMachine;

constexpr int kWidthPx = 576;
constexpr int kPaperMarginPx = 32;  // 80 mm paper around the 72 mm that the head reaches
constexpr const char* kHelp =
    "ticket_printer_standin --port PORT --out DIR [--control PATH]\n"
    "  A thermal printer (ESC/POS over TCP, 576 dots) on 127.0.0.1. Every cut ticket is painted "
    "into\n"
    "  DIR/ticket-NNN.png, the latest also into DIR/ticket.png. Port 0 chooses one.\n"
    "  Control: {\"do\":\"paper\",\"state\":\"ok|low|out\"} {\"do\":\"cover\",\"open\":true}\n"
    "  {\"do\":\"jam_at_row\",\"row\":N} {\"do\":\"clear_jam\"} "
    "{\"do\":\"paper_out_after_rows\",\"rows\":N}\n"
    "  {\"do\":\"mute\",\"on\":true} {\"do\":\"garbage\",\"on\":true} {\"do\":\"printed\"}\n";

struct Options {
    std::uint16_t port = 0;
    std::filesystem::path out;
    std::filesystem::path control;
};

std::optional<Options> parse_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name(argv[i]);
        if (name == "--port")
            options.port = static_cast<std::uint16_t>(std::stoi(argv[i + 1]));
        else if (name == "--out")
            options.out = argv[i + 1];
        else if (name == "--control")
            options.control = argv[i + 1];
        else
            return std::nullopt;
    }
    if (argc % 2 == 0 || options.out.empty())
        return std::nullopt;
    return options;
}

/// Paints a ticket as the strip of paper that a person holds.
void paint(const tereze::drivers::printer::Raster& ticket, const std::filesystem::path& file) {
    const int width = ticket.width + 2 * kPaperMarginPx;
    tereze::Bytes grey(static_cast<std::size_t>(width) * static_cast<std::size_t>(ticket.height),
                       255);
    for (int y = 0; y < ticket.height; ++y)
        for (int x = 0; x < ticket.width; ++x)
            if (ticket.black(x, y))
                grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x + kPaperMarginPx)] = 0;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(ticket.height);
    image.format = PNG_FORMAT_GRAY;
    const auto unfinished = file.string() + ".part";
    if (png_image_write_to_file(&image, unfinished.c_str(), 0, grey.data(), 0, nullptr) == 0)
        throw std::runtime_error(image.message);
    std::filesystem::rename(unfinished, file);
}

/// The machine and its tray of tickets, shared by the wire and the control socket.
class Station {
  public:
    explicit Station(std::filesystem::path out)
        : m_out(std::move(out)),
          m_machine(kWidthPx, [this](const auto& ticket) { keep(ticket); }) {}

    tereze::Bytes receive(tereze::ByteView bytes) {
        const std::lock_guard lock(m_mutex);
        return m_machine.receive(bytes);
    }
    tereze::Bytes go_on() {
        const std::lock_guard lock(m_mutex);
        return m_machine.go_on();
    }
    void disconnect() {
        const std::lock_guard lock(m_mutex);
        m_machine.disconnect();
    }
    json control(const json& request) {
        const std::lock_guard lock(m_mutex);
        const std::string what = request.at("do");
        if (what == "printed")
            return {{"ok", true}, {"tickets", m_tickets}, {"faults", m_machine.faults()}};
        change(what, request);
        return {{"ok", true}};
    }

  private:
    void change(const std::string& what, const json& request) {
        if (what == "paper")
            m_machine.set_paper(paper_of(request.at("state")));
        else if (what == "cover")
            m_machine.open_cover(request.at("open"));
        else if (what == "jam_at_row")
            m_machine.jam_at_row(request.at("row"));
        else if (what == "clear_jam")
            m_machine.clear_jam();
        else if (what == "paper_out_after_rows")
            m_machine.run_out_after_rows(request.at("rows"));
        else if (what == "mute")
            m_machine.set_mute(request.value("on", true));
        else if (what == "garbage")
            m_machine.set_garbage(request.value("on", true));
        else
            throw std::invalid_argument("unknown \"do\": " + what);
    }

    static Paper paper_of(const std::string& word) {
        if (word == "ok")
            return Paper::Ok;
        if (word == "low")
            return Paper::Low;
        if (word == "out")
            return Paper::Out;
        throw std::invalid_argument("paper is ok, low or out");
    }

    void keep(const tereze::drivers::printer::Raster& ticket) {
        const auto name = fmt::format("ticket-{:03}.png", m_tickets.size() + 1);
        paint(ticket, m_out / name);
        paint(ticket, m_out / "ticket.png");
        m_tickets.push_back(
            {{"file", name}, {"path", (m_out / name).string()}, {"rows", ticket.height}});
    }

    std::mutex m_mutex;
    std::filesystem::path m_out;
    std::vector<json> m_tickets;
    TicketMachine m_machine;
};

int listen_on(std::uint16_t& port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (fd < 0 || ::bind(fd, generic, size) != 0 || ::listen(fd, 8) != 0 ||
        ::getsockname(fd, generic, &size) != 0)
        throw std::runtime_error(std::string("listen: ") + std::strerror(errno));
    port = ntohs(address.sin_port);
    return fd;
}

void send_all(int fd, const tereze::Bytes& bytes) {
    for (std::size_t sent = 0; fd >= 0 && sent < bytes.size();) {
        const auto count = ::send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += static_cast<std::size_t>(count);
    }
}

/// Serves one terminal after another until SIGTERM.
void serve(Station& station, int listener, int signals, int changed) {
    int client = -1;
    while (true) {
        std::array<pollfd, 3> waiting{{{signals, POLLIN, 0},
                                       {changed, POLLIN, 0},
                                       {client >= 0 ? client : listener, POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0)
            continue;
        if (waiting[0].revents != 0)
            break;
        if (waiting[1].revents != 0) {
            std::uint64_t count = 0;
            [[maybe_unused]] const auto got = ::read(changed, &count, sizeof count);
            send_all(client, station.go_on());
        }
        if (waiting[2].revents == 0)
            continue;
        if (client < 0) {
            client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            continue;
        }
        std::array<std::uint8_t, 4096> buffer{};
        const auto got = ::recv(client, buffer.data(), buffer.size(), 0);
        if (got > 0) {
            send_all(client, station.receive({buffer.data(), static_cast<std::size_t>(got)}));
        } else {
            station.disconnect();
            ::close(std::exchange(client, -1));
        }
    }
    if (client >= 0)
        ::close(client);
}

int run(Options options) {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGTERM);
    ::sigaddset(&set, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    const int signals = ::signalfd(-1, &set, SFD_CLOEXEC);
    const int changed = ::eventfd(0, EFD_CLOEXEC);
    std::filesystem::create_directories(options.out);
    Station station(options.out);
    std::optional<tereze::control::ControlServer> control;
    if (!options.control.empty()) {
        auto started = tereze::control::ControlServer::start(
            options.control, [&station, changed](const json& request) {
                json answer = station.control(request);
                const std::uint64_t one = 1;
                [[maybe_unused]] const auto written = ::write(changed, &one, sizeof one);
                return answer;
            });
        if (!started)
            throw std::runtime_error(started.error().detail);
        control.emplace(std::move(*started));
    }
    const int listener = listen_on(options.port);
    std::printf("READY port=%d\n", options.port);
    std::fflush(stdout);
    serve(station, listener, signals, changed);
    ::close(listener);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto options = parse_options(argc, argv);
        if (!options) {
            const bool asked = argc == 2 && std::string_view(argv[1]) == "--help";
            std::fputs(kHelp, asked ? stdout : stderr);
            return asked ? 0 : 2;
        }
        return run(*options);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "ticket_printer_standin: %s\n", exception.what());
        return 1;
    }
}
