// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/world/hall.h"

#include "core/base/files.h"
#include "core/base/secret.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tereze::testing {
namespace {

using std::chrono::seconds;

const char* role_of(Terminal terminal) {
    switch (terminal) {
        case Terminal::SelfService:
            return "self-service";
        case Terminal::Desk:
            return "desk";
        case Terminal::Board:
            return "board";
    }
    return "";
}

const char* name_of(Terminal terminal) {
    switch (terminal) {
        case Terminal::SelfService:
            return "kiosk-1";
        case Terminal::Desk:
            return "desk-1";
        case Terminal::Board:
            return "board-1";
    }
    return "";
}

tl::unexpected<Error> failed(const std::string& what) {
    return fail("world.failed", ErrorClass::Software, Remedy::None, what);
}

}  // namespace

Result<std::unique_ptr<Hall>> Hall::open(HallOptions options) {
    std::unique_ptr<Hall> hall(new Hall(std::move(options)));
    TEREZE_TRY(hall->make_folders());
    TEREZE_TRY(hall->make_keys());
    TEREZE_TRY(hall->make_papers());
    TEREZE_TRY(hall->start_devices());
    TEREZE_TRY(hall->start_neighbours());
    TEREZE_TRY(hall->write_server_config());
    TEREZE_TRY(hall->add_operator());
    TEREZE_TRY(hall->start_server());
    return hall;
}

Hall::~Hall() {
    for (const auto terminal : {Terminal::SelfService, Terminal::Desk, Terminal::Board})
        stop(terminal);
    m_server.reset();
    m_gateway.reset();
    m_centre.reset();
    m_card.reset();
    m_ticket_printer.reset();
    m_page_printer.reset();
    m_pcscd.reset();
    m_display.reset();
    std::error_code ignored;
    if (!m_sockets.empty())
        std::filesystem::remove_all(m_sockets, ignored);
}

Result<> Hall::make_folders() {
    std::error_code error;
    std::filesystem::remove_all(m_options.folder, error);
    for (const auto* name : {"keys", "papers", "server", "logs", "kiosk-1", "desk-1", "board-1"})
        std::filesystem::create_directories(m_options.folder / name, error);
    if (error)
        return failed(error.message());
    // A UNIX socket's path may not be longer than 107 bytes, a build folder's may.
    std::string pattern = (std::filesystem::temp_directory_path() / "tereze.XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        return failed(std::strerror(errno));
    m_sockets = pattern;
    return {};
}

Result<> Hall::run_program(const std::string& name, std::vector<std::string> arguments,
                           const std::string& input_file) {
    ChildOptions options;
    options.argv = std::move(arguments);
    options.argv.insert(options.argv.begin(), (m_options.bin / name).string());
    if (!input_file.empty()) {
        std::string command = "exec \"$@\" < \"$0\"";
        options.argv.insert(options.argv.begin(), {"/bin/sh", "-c", command, input_file});
    }
    options.log = m_options.folder / "logs" / (name + ".log");
    TEREZE_ASSIGN(const auto output, run_command(options, seconds(60)));
    if (output.exit_code != 0)
        return failed(name + " ended with " + std::to_string(output.exit_code));
    return {};
}

Result<BackgroundProgram> Hall::start_program(const std::string& name,
                                              std::vector<std::string> arguments,
                                              std::map<std::string, std::string> environment) {
    BackgroundProgram::Start start;
    start.argv = std::move(arguments);
    start.argv.insert(start.argv.begin(), (m_options.bin / name).string());
    start.environment = std::move(environment);
    start.log = m_options.folder / "logs" / (name + ".log");
    return BackgroundProgram::start(start);
}

Result<> Hall::make_keys() {
    return run_program("make_pki", {"--out", (m_options.folder / "keys").string(), "--operator-iin",
                                    m_cast.operator_iin, "--operator-name", m_cast.operator_name,
                                    "--pin", m_cast.operator_pin});
}

Result<> Hall::make_papers() {
    return run_program("paper_pages",
                       {"--out", (m_options.folder / "papers").string(), "--dpi", "200"});
}

std::filesystem::path Hall::paper(const std::string& kind) const {
    return m_options.folder / "papers" / (kind + "-200.ppm");
}

std::filesystem::path Hall::outbox() const {
    return m_options.folder / "desk-1/outbox";
}

Result<> Hall::start_devices() {
    TEREZE_ASSIGN(m_pcscd, PrivatePcscd::start(m_sockets / "pcscd"));
    TEREZE_ASSIGN(m_card, start_program("virtual_card",
                                        {"--port", std::to_string(m_pcscd->vpcd_port()),
                                         "--control", control("card").string(), "--person",
                                         (m_options.source / "tests/standins/virtual_card/persons" /
                                          m_cast.card_person)
                                             .string()}));
    TEREZE_ASSIGN(m_scanner, ScannerScene::create(m_options.folder / "scanner"));
    TEREZE_ASSIGN(m_ticket_printer, TicketPrinterStandin::start(m_sockets / "tickets"));
    TEREZE_ASSIGN(m_page_printer, PagePrinterStandin::start(m_options.folder / "pages"));
    if (m_options.virtual_display) {
        TEREZE_ASSIGN(m_display,
                      test::VirtualDisplay::start(1920, 1920, m_options.folder / "xvfb.log"));
    }
    return {};
}

std::string Hall::display() const {
    if (m_display)
        return m_display->name();
    const char* name = ::getenv("DISPLAY");
    return name == nullptr ? "" : name;
}

Result<> Hall::start_neighbours() {
    TEREZE_ASSIGN(m_gateway,
                  start_program("gateway_standin",
                                {"--people",
                                 (m_options.source / "tests/standins/gateway/people.toml").string(),
                                 "--port", "0", "--control", control("gateway").string(), "--key",
                                 (m_options.folder / "keys/gateway.p12").string(), "--participant",
                                 (m_options.folder / "keys/participant.cer").string()}));
    TEREZE_ASSIGN(m_centre, start_program("nca_standin",
                                          {"--folder", (m_options.folder / "keys/nca").string(),
                                           "--control", control("nca").string()}));
    return {};
}

Result<> Hall::write_server_config() {
    const auto keys = m_options.folder / "keys";
    const auto database =
        m_options.postgresql.empty()
            ? fmt::format("file = \"{}\"", (m_options.folder / "server/server.sqlite").string())
            : fmt::format("postgresql = \"{}\"", m_options.postgresql);
    const auto text = fmt::format(
        R"([listen]
api = "127.0.0.1:{api}"
public = "127.0.0.1:{public}"
[tls]
certificate = "{keys}/server.pem"
key = "{keys}/server.key"
client_ca = "{keys}/ca.pem"
[seal]
certificate = "{keys}/seal.pem"
key = "{keys}/seal.key"
[trust]
people_ca = "{keys}/people-ca.pem"
revocation = "either"
ocsp = "http://127.0.0.1:{centre}/ocsp/"
lists = ["http://127.0.0.1:{centre}/crl/nca.crl"]
timeout_ms = 2000
[database]
{database}
[regulations]
folder = "{source}/config"
[law]
region = "almaty-city"
repealed_acts = ["almaty-2015"]
[messages]
folder = "{build}/locales"
[gateway]
url = "http://127.0.0.1:{gateway}/"
sender_id = "tereze"
sender_code = "TEREZE"
natural_person_service = "GBDFL_UniversalServiceSync"
timeout_ms = 3000
key_file = "{keys}/participant.p12"
key_password_file = "key-password"
answers_signed_by = "{keys}/gateway.cer"
[public]
base_url = "https://localhost:{{port}}"
[accounts]
first_delay_ms = 10
lock_minutes = 15
session_hours = 12
[[hall]]
id = "{hall}"
number = "{number}"
name = {{kk = "{name_kk}", ru = "{name_ru}"}}
address = {{kk = "{address_kk}", ru = "{address_ru}"}}
[[terminal]]
common_name = "kiosk-1"
role = "self-service"
hall = "{hall}"
[[terminal]]
common_name = "desk-1"
role = "desk"
hall = "{hall}"
desk = "{desk}"
[[terminal]]
common_name = "board-1"
role = "board"
hall = "{hall}"
)",
        fmt::arg("api", m_api_port), fmt::arg("public", m_public_port),
        fmt::arg("keys", keys.string()), fmt::arg("database", database),
        fmt::arg("source", m_options.source.string()), fmt::arg("build", m_options.build.string()),
        fmt::arg("gateway", m_gateway->port("port")), fmt::arg("centre", m_centre->port("port")),
        fmt::arg("hall", m_cast.hall), fmt::arg("number", m_cast.hall_number),
        fmt::arg("name_kk", m_cast.hall_name_kk), fmt::arg("name_ru", m_cast.hall_name_ru),
        fmt::arg("address_kk", m_cast.hall_address_kk),
        fmt::arg("address_ru", m_cast.hall_address_ru), fmt::arg("desk", m_cast.desk));
    TEREZE_TRY(
        write_file_durably(m_options.folder / "server/key-password", as_bytes("Qwerty12\n")));
    return write_file_durably(m_options.folder / "server/server.toml", as_bytes(text));
}

Result<> Hall::add_operator() {
    const auto password = m_options.folder / "server/password";
    TEREZE_TRY(write_file_durably(password, as_bytes(m_cast.operator_password + "\n")));
    auto added = run_program(
        "tereze-server",
        {"account", "add", "--config", (m_options.folder / "server/server.toml").string(),
         "--login", m_cast.operator_login, "--name", m_cast.operator_name, "--role", "operator",
         "--iin", m_cast.operator_iin},
        password.string());
    TEREZE_TRY(remove_file_durably(password));
    return added;
}

Result<> Hall::start_server() {
    TEREZE_ASSIGN(m_server,
                  start_program("tereze-server",
                                {"--config", (m_options.folder / "server/server.toml").string()}));
    // From now on the same ports: terminals look for the server where it was.
    const bool first = m_api_port == 0;
    m_api_port = m_server->port("api");
    m_public_port = m_server->port("public");
    return first ? write_server_config() : Result<>{};
}

void Hall::stop_server() {
    m_server.reset();
}

central::HttpSettings Hall::desk_access() const {
    const auto keys = m_options.folder / "keys";
    return {fmt::format("https://localhost:{}", m_api_port), keys / "terminal-desk-1.pem",
            keys / "terminal-desk-1.key", keys / "ca.pem"};
}

Result<std::filesystem::path> Hall::write_terminal_config(Terminal terminal) {
    const std::string name = name_of(terminal);
    const auto keys = (m_options.folder / "keys").string();
    const auto config = m_options.source / "config";
    auto text = fmt::format(
        R"([terminal]
role = "{}"
name = "{}"
hall = "{}"
hall_name_kk = "{}"
hall_name_ru = "{}"
desk = "{}"
language = "{}"
[window]
full_screen = false
width = {}
height = {}
[session]
idle_seconds = {}
warning_seconds = 30
[central]
url = "https://localhost:{}"
certificate = "{}/terminal-{}.pem"
key = "{}/terminal-{}.key"
server_ca = "{}/ca.pem"
seal_certificate = "{}/seal.pem"
people_ca = "{}/people-ca.pem"
[folders]
config = "{}"
locales = "{}"
assets = "{}"
state = "{}"
[law]
region = "almaty-city"
repealed_acts = ["almaty-2015"]
)",
        role_of(terminal), name, m_cast.hall, m_cast.hall_name_kk, m_cast.hall_name_ru, m_cast.desk,
        m_options.language, terminal == Terminal::SelfService ? 1080 : 1920,
        terminal == Terminal::SelfService ? 1920 : 1080, m_options.idle_seconds, m_api_port, keys,
        name, keys, name, keys, keys, keys, config.string(), (m_options.build / "locales").string(),
        (m_options.source / "assets").string(), (m_options.folder / name).string());
    if (terminal == Terminal::SelfService)
        text += fmt::format(R"([card_reader]
reader = ""
[ticket_printer]
host = "127.0.0.1"
port = {}
profile = "{}"
)",
                            m_ticket_printer->port(),
                            (config / "devices/printers/generic-80mm.toml").string());
    if (terminal == Terminal::Desk) {
        text += fmt::format(R"([page_printer]
uri = "ipp://127.0.0.1:{}/ipp/print"
[token]
module = "/usr/lib/softhsm/libsofthsm2.so"
pin_tries = 3
lists_tokens_only_at_start = true
environment = {{ SOFTHSM2_CONF = "{}" }}
[scanner]
profile = "{}"
)",
                            m_page_printer->port(), (token_folder() / "softhsm2.conf").string(),
                            m_scanner->profile().string());
        text += "[scanner.environment]\n";
        for (const auto& [key, value] : m_scanner->environment())
            text += fmt::format("{} = \"{}\"\n", key, value);
    }
    const auto file = m_options.folder / name / "kiosk.toml";
    TEREZE_TRY(write_file_durably(file, as_bytes(text)));
    return file;
}

Result<> Hall::start(Terminal terminal) {
    TEREZE_ASSIGN(const auto config, write_terminal_config(terminal));
    const auto socket = control(std::string("ui-") + name_of(terminal));
    auto& place = slot(terminal);
    TEREZE_ASSIGN(
        place.program,
        start_program("tereze-kiosk", {"--config", config.string(), "--ui-driver", socket.string()},
                      {{"DISPLAY", display()},
                       {"SDL_VIDEODRIVER", "x11"},
                       {"PCSCLITE_CSOCK_NAME", m_pcscd->socket().string()}}));
    TEREZE_ASSIGN(place.ui, UiDriver::connect(socket));
    return {};
}

void Hall::stop(Terminal terminal) {
    slot(terminal).ui.reset();
    slot(terminal).program.reset();
}

void Hall::kill(Terminal terminal) {
    if (slot(terminal).program)
        slot(terminal).program->kill();
    stop(terminal);
}

bool Hall::runs(Terminal terminal) {
    auto& program = slot(terminal).program;
    return program && !program->process().exit_code();
}

Result<nlohmann::json> Hall::ask(const std::string& standin, const nlohmann::json& request) {
    TEREZE_ASSIGN(auto client, control::ControlClient::connect(control(standin)));
    return client.ask(request, seconds(10));
}

Result<nlohmann::json> Hall::ask_gateway(const nlohmann::json& request) {
    return ask("gateway", request);
}

Result<nlohmann::json> Hall::ask_certification_centre(const nlohmann::json& request) {
    return ask("nca", request);
}

Result<nlohmann::json> Hall::ask_card(const nlohmann::json& request) {
    return ask("card", request);
}

Result<> Hall::insert_card() {
    return ask_card({{"do", "insert"}}).map([](const auto&) {});
}

Result<> Hall::remove_card() {
    return ask_card({{"do", "remove"}}).map([](const auto&) {});
}

}  // namespace tereze::testing
