// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/print/ticket_printer_standin.h"

#include "kiosk/control/control_client.h"

#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

#include <charconv>

namespace tereze::testing {
namespace {

constexpr std::chrono::seconds kStartLimit{15};
constexpr std::chrono::seconds kAnswerLimit{5};
constexpr std::string_view kReady = "READY port=";

tl::unexpected<Error> not_ready(std::string detail) {
    return fail("standin.not_ready", ErrorClass::Software, Remedy::Service, std::move(detail));
}

}  // namespace

Result<std::uint16_t> await_port(ChildProcess& child, std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    std::string line;
    while (!line.ends_with('\n')) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        pollfd waiting{child.stdout_fd(), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            return not_ready("no READY line in time: " + line);
        char byte = 0;
        if (::read(child.stdout_fd(), &byte, 1) != 1)
            return not_ready("ended before READY: " + line);
        line.push_back(byte);
    }
    std::uint16_t port = 0;
    if (line.starts_with(kReady))
        std::from_chars(line.data() + kReady.size(), line.data() + line.size(), port);
    if (port == 0)
        return not_ready("not a READY line: " + line);
    return port;
}

Result<TicketPrinterStandin> TicketPrinterStandin::start(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    ChildOptions options;
    options.argv = {std::string(TEREZE_BIN_DIR) + "/ticket_printer_standin",
                    "--port",
                    "0",
                    "--out",
                    folder.string(),
                    "--control",
                    (folder / "control").string()};
    options.log = folder / "log";
    options.pipe_stdout = true;
    TEREZE_ASSIGN(ChildProcess child, ChildProcess::start(options));
    TEREZE_ASSIGN(const std::uint16_t port, await_port(child, kStartLimit));
    return TicketPrinterStandin(std::move(child), folder, port);
}

Result<nlohmann::json> TicketPrinterStandin::control(const nlohmann::json& request) const {
    TEREZE_ASSIGN(auto client, control::ControlClient::connect(control_path()));
    return client.ask(request, kAnswerLimit);
}

Result<std::vector<std::filesystem::path>> TicketPrinterStandin::tickets() const {
    TEREZE_ASSIGN(const auto answer, control({{"do", "printed"}}));
    std::vector<std::filesystem::path> paths;
    for (const auto& ticket : answer.at("tickets"))
        paths.emplace_back(ticket.at("path").get<std::string>());
    return paths;
}

Result<std::vector<std::string>> TicketPrinterStandin::faults() const {
    TEREZE_ASSIGN(const auto answer, control({{"do", "printed"}}));
    return answer.at("faults").get<std::vector<std::string>>();
}

}  // namespace tereze::testing
