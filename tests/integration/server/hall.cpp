// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The real server of one hall for a test.
#include "tests/integration/server/hall.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "tests/support/files/wait_for_text.h"

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace tereze::testing {
namespace {

using namespace std::chrono_literals;

/// Reads what a child prints until its READY line, which is returned.
std::string wait_for_ready(const ChildProcess& child) {
    const auto end = std::chrono::steady_clock::now() + 30s;
    std::string text;
    while (text.find("READY") == std::string::npos || text.back() != '\n') {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{child.stdout_fd(), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            throw std::runtime_error("no READY line");
        char buffer[256];
        const auto got = ::read(child.stdout_fd(), buffer, sizeof buffer);
        if (got <= 0)
            throw std::runtime_error("ended before READY: " + text);
        text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
}

int number_after(const std::string& text, const std::string& name) {
    std::smatch found;
    if (!std::regex_search(text, found, std::regex(name + "=([0-9]+)")))
        throw std::runtime_error("no " + name + " in " + text);
    return std::stoi(found[1]);
}

template <class T>
T need(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::string program(const char* name) {
    return std::string(TEREZE_BIN_DIR) + "/" + name;
}

}  // namespace

namespace {

/// Of the same person, without the right to sign for the organisation.
Person employee_of_head() {
    auto person = sample_head();
    person.role = "5";
    return person;
}

/// A licensor whose head signs with the organisation's key, and a body that it asks.
std::string offices() {
    return "[[office]]\nid = \"licensor\"\nnumber = \"301\"\nseries = \"ALM\"\n"
           "name = {kk = \"Лицензиар\", ru = \"Лицензиар\"}\nbin = \"" +
           sample_head().bin +
           "\"\nprovides = [\"almaty-2015\", \"zhambyl-2013\"]\n[[office]]\nid = \"body\"\n"
           "number = \"302\"\nname = {kk = \"Денсаулық сақтау басқармасы\", "
           "ru = \"Управление здравоохранения\"}\n"
           "concurs = [\"almaty-2015/health-department\"]\n";
}

}  // namespace

Keys::Keys()
    : pki(folder.path()),
      foreign(foreign_folder.path()),
      operator_key(pki.issue_person(sample_operator())),
      operator_authentication(pki.issue_person(sample_operator(), PersonUse::Authentication)),
      second_key(pki.issue_person({"840229400006", "СЕРІКОВА", "ӘЙГЕРІМ", "ҒАБИТҚЫЗЫ", "", ""})),
      head_key(pki.issue_person(sample_head())),
      employee_key(pki.issue_person(employee_of_head())),
      stranger_key(pki.issue_person({"000101500001", "ОМАРОВ", "НҰРЛАН", "", "", ""})),
      seal(pki.issue_seal()) {
    pki.issue_server();
    pki.issue_system("gateway");
    pki.issue_system("participant");
    for (const auto* name : {"board-1", "monitor-1", "office-1", "office-2", "stranger"})
        pki.issue_terminal(name);
    foreign.issue_terminal("desk-1");
}

namespace {

Keys& made_keys() {
    static Keys made;
    return made;
}

void issue_up_to(const std::string& kind, int count) {
    auto& pki = made_keys().pki;
    for (int i = count; i > 0; --i) {
        const auto name = kind + "-" + std::to_string(i);
        if (std::filesystem::exists(pki.folder() / ("terminal-" + name + ".pem")))
            return;
        pki.issue_terminal(name);
    }
}

}  // namespace

const Keys& keys() {
    return made_keys();
}

void issue_terminals(int kiosks, int desks) {
    issue_up_to("kiosk", kiosks);
    issue_up_to("desk", desks);
}

Hall::Hall(HallOptions options)
    : m_options(std::move(options)),
      m_database(m_options.database ? *m_options.database : new_database(m_folder.path())) {
    if (m_options.config.empty())
        m_options.config = TEREZE_SOURCE_DIR "/config";
    issue_terminals(m_options.kiosks, m_options.windows);
    ChildOptions gateway;
    gateway.argv = {program("gateway_standin"), "--control", m_folder.path() / "gateway.socket"};
    if (m_options.signed_gateway) {
        const auto pki = keys().folder.path().string();
        gateway.argv.insert(gateway.argv.end(), {"--key", pki + "/gateway.p12", "--participant",
                                                 pki + "/participant.cer"});
    }
    gateway.pipe_stdout = true;
    m_gateway = need(ChildProcess::start(gateway));
    m_gateway_port = number_after(wait_for_ready(*m_gateway), "port");
    if (m_options.revocation != "none")
        start_centre();
    write_config();
    add_account(kOperatorLogin, kOperatorName, sample_operator().iin);
    add_account(kSecondLogin, "Серікова Әйгерім", "840229400006");
    if (m_options.started)
        start_server();
}

void Hall::start_centre() {
    const auto folder = m_folder.path() / "centre";
    keys().pki.nca().save(folder);
    ChildOptions centre;
    centre.argv = {program("nca_standin"), "--folder", folder, "--control",
                   m_folder.path() / "centre.socket"};
    centre.pipe_stdout = true;
    m_centre = need(ChildProcess::start(centre));
    m_centre_port = number_after(wait_for_ready(*m_centre), "port");
}

void Hall::write_config(int api_port, int public_port) const {
    const auto pki = keys().folder.path().string();
    const auto listen = [](const char* name, int port) {
        return std::string(name) + " = \"127.0.0.1:" + std::to_string(port) + "\"\n";
    };
    std::string config =
        "[listen]\n" + listen("api", api_port) + listen("public", public_port) + "[tls]\n";
    config += "certificate = \"" + pki + "/server.pem\"\nkey = \"" + pki + "/server.key\"\n";
    config += "client_ca = \"" + pki + "/ca.pem\"\n[seal]\n";
    config += "certificate = \"" + pki + "/seal.pem\"\nkey = \"" + pki + "/seal.key\"\n";
    config += "[trust]\npeople_ca = \"" + pki + "/people-ca.pem\"\n";
    if (m_options.revocation != "none") {
        const auto centre = "http://127.0.0.1:" + std::to_string(m_centre_port);
        config += "revocation = \"" + m_options.revocation + "\"\ntimeout_ms = 1500\nocsp = \"" +
                  centre + "/ocsp/\"\nlists = [\"" + centre + "/crl/nca.crl\"]\n";
    }
    config += "[database]\n";
    config += m_database.is_file() ? "file = \"" + m_database.file.string() + "\"\n"
                                   : "postgresql = \"" + m_database.postgresql + "\"\n";
    config += "[regulations]\nfolder = \"" + m_options.config.string() + "\"\n";
    config += "[law]\nregion = \"" + m_options.region + "\"\nrepealed_acts = [";
    for (const auto& act : m_options.repealed_acts)
        config += "\"" + act + "\",";
    config += "]\n";
    config += "[messages]\nfolder = \"" TEREZE_BUILD_DIR "/locales\"\n";
    config += "[gateway]\nurl = \"http://127.0.0.1:" + std::to_string(m_gateway_port);
    config += "/SyncChannel\"\nsender_id = \"tereze\"\nsender_code = \"TEREZE\"\n";
    config += "natural_person_service = \"GBDFL_UniversalServiceSync\"\ntimeout_ms = 1500\n";
    config += "legal_entity_service = \"GbdulInfoByBin_v2\"\nrequestor_bin = \"000140000012\"\n";
    config +=
        "absent_codes = [\"00001\"]\npayment_service = \"PSHEP_Payments\"\n"
        "notary_service = \"ENIS_Warrant\"\n"
        "licence_search_service = \"Gbdel_EgovLicenseSearchService\"\n";
    if (m_options.bodies_elsewhere)
        config += "async_url = \"http://127.0.0.1:" + std::to_string(m_gateway_port) +
                  "/AsyncChannel\"\nconclusions_every_ms = 200\nconclusion_services = "
                  "{\"almaty-2015/consumer-protection-department\" = \"DZPP_Conclusion\"}\n";
    config += m_options.gateway_rules;
    if (m_options.signed_gateway) {
        need(write_file_durably(m_folder.path() / "key-password", as_bytes("Qwerty12\n")));
        config += "key_file = \"" + pki + "/participant.p12\"\nkey_password_file = " +
                  "\"key-password\"\nanswers_signed_by = \"" + pki + "/gateway.cer\"\n";
    }
    config += "[accounts]\nfirst_delay_ms = 40\n";
    config += "[enrolment]\nauthority = \"" + pki + "/ca.pem\"\nkey = \"" + pki + "/ca.key\"\n";
    config += "[public]\nbase_url = \"https://127.0.0.1:{port}\"\n";
    config += "[[hall]]\nid = \"almaty-075\"\nnumber = \"075\"\n";
    config += "name = {kk = \"Орталық\", ru = \"Центр\"}\n";
    config += "address = {kk = \"Алматы қ.\", ru = \"г. Алматы\"}\n";
    config += "prefixes = {\"almaty-2015/medical\" = \"M\"}\n" + m_options.queue_rules;
    config += offices() + "[payments]\n" +
              (m_options.signed_gateway ? "notifications_signed_by = \"" + pki + "/gateway.cer\"\n"
                                        : std::string()) +
              "[[payments.rate]]\nservice = \"almaty-2015/medical\"\n"
              "operation = \"issue\"\nmci = \"10\"\n";
    const auto terminal = [&](const std::string& name, const std::string& role,
                              const std::string& more) {
        config += "[[terminal]]\ncommon_name = \"" + name + "\"\nrole = \"" + role +
                  "\"\nhall = \"almaty-075\"\n" + more;
    };
    for (int i = 1; i <= m_options.kiosks; ++i)
        terminal("kiosk-" + std::to_string(i), "self-service", "");
    terminal("board-1", "board", "");
    terminal("monitor-1", "monitor", "");
    for (const auto& [name, office] : {std::pair("office-1", "licensor"), {"office-2", "body"}})
        config += std::string("[[terminal]]\ncommon_name = \"") + name +
                  "\"\nrole = \"office\"\nhall = \"" + office + "\"\n";
    for (int i = 1; i <= m_options.windows; ++i) {
        const auto number = std::to_string(i);
        terminal("desk-" + number, "desk", "desk = \"" + number + "\"\n");
    }
    const auto written = write_file_durably(m_folder.path() / "server.toml", as_bytes(config));
    if (!written)
        throw std::runtime_error(written.error().detail);
}

void Hall::add_account(const std::string& login, const std::string& name, const std::string& iin,
                       const std::string& role, const std::string& hall) const {
    ChildOptions options;
    options.argv = {program("tereze-server"),
                    "account",
                    "add",
                    "--config",
                    m_folder.path() / "server.toml",
                    "--login",
                    login,
                    "--name",
                    name,
                    "--role",
                    role,
                    "--iin",
                    iin};
    if (!hall.empty())
        options.argv.insert(options.argv.end(), {"--hall", hall});
    options.pipe_stdin = true;
    auto child = need(ChildProcess::start(options));
    const std::string line = std::string(kPassword) + "\n";
    if (::write(child.stdin_fd(), line.data(), line.size()) < 0)
        throw std::runtime_error("password not written");
    child.close_stdin();
    if (child.wait(20s) != 0)
        throw std::runtime_error("account not added");
}

void Hall::set_law(const std::string& region, const std::vector<std::string>& repealed_acts) {
    m_options.region = region;
    m_options.repealed_acts = repealed_acts;
    write_config();
}

ChildOptions Hall::server_options() const {
    ChildOptions options;
    options.argv = {program("tereze-server"), "--config", m_folder.path() / "server.toml"};
    options.pipe_stdout = true;
    options.log = m_folder.path() / "server.log";
    return options;
}

int Hall::run_refused_server() {
    auto server = need(ChildProcess::start(server_options()));
    const auto code = server.wait(30s);
    if (!code)
        throw std::runtime_error("the server did not refuse");
    return *code;
}

Hall::Server Hall::start_one() const {
    Server server{need(ChildProcess::start(server_options()))};
    const auto ready = wait_for_ready(server.process);
    server.api_port = number_after(ready, "api");
    server.public_port = number_after(ready, "public");
    return server;
}

void Hall::start_server() {
    m_servers.clear();
    for (int i = 0; i < m_options.processes; ++i)
        m_servers.push_back(start_one());
}

void Hall::restart_server_killed(std::size_t which) {
    auto& server = m_servers.at(which);
    server.process.signal(SIGKILL);
    server.process.wait(10s);
    write_config(server.api_port, server.public_port);
    server = start_one();
    write_config();
}

std::vector<int> Hall::api_ports() const {
    std::vector<int> ports;
    for (const auto& server : m_servers)
        ports.push_back(server.api_port);
    return ports;
}

CommandOutput Hall::run_command(const std::string& command, std::vector<std::string> more) const {
    ChildOptions options;
    options.argv = {program("tereze-server")};
    std::istringstream words(command);
    options.argv.insert(options.argv.end(), std::istream_iterator<std::string>(words), {});
    options.argv.insert(options.argv.end(), {"--config", m_folder.path() / "server.toml"});
    options.argv.insert(options.argv.end(), more.begin(), more.end());
    options.log = m_folder.path() / "command.log";
    return need(tereze::run_command(options, 30s));
}

int Hall::stop_server() {
    auto& process = m_servers.at(0).process;
    process.signal(SIGTERM);
    const auto code = process.wait(10s);
    if (!code)
        throw std::runtime_error("the server did not end");
    return *code;
}

nlohmann::json Hall::ask_gateway(const nlohmann::json& request) {
    auto client = need(control::ControlClient::connect(m_folder.path() / "gateway.socket"));
    return need(client.ask(request, 5s));
}

std::string Hall::pay(const std::string& reference, const std::string& bank_reference,
                      const std::string& amount) {
    return ask_gateway({{"do", "pay"},
                        {"reference", reference},
                        {"bank_reference", bank_reference},
                        {"amount", amount}})
        .at("notification");
}

void Hall::stop_gateway() {
    m_gateway->stop();
}

void Hall::set_gateway_mode(const std::string& mode) {
    auto client = need(control::ControlClient::connect(m_folder.path() / "gateway.socket"));
    need(client.ask({{"do", "mode"}, {"mode", mode}}, 5s));
}

nlohmann::json Hall::gateway_requests() {
    auto client = need(control::ControlClient::connect(m_folder.path() / "gateway.socket"));
    return need(client.ask({{"do", "requests"}}, 5s)).at("requests");
}

nlohmann::json Hall::ask_centre(const nlohmann::json& request) {
    auto client = need(control::ControlClient::connect(m_folder.path() / "centre.socket"));
    return need(client.ask(request, 5s));
}

void Hall::set_centre_mode(const std::string& mode) {
    ask_centre({{"do", "mode"}, {"mode", mode}});
}

std::string Hall::url(const std::string& path) const {
    return "https://127.0.0.1:" + std::to_string(m_servers.at(0).api_port) + path;
}

std::string Hall::public_url(const std::string& path) const {
    return "https://127.0.0.1:" + std::to_string(m_servers.at(0).public_port) + path;
}

WebRequest Hall::from(const std::string& terminal, const std::string& method,
                      const std::string& path) const {
    WebRequest request;
    request.method = method;
    request.url = url(path);
    request.ca = keys().pki.ca_file();
    request.certificate = keys().folder.path() / ("terminal-" + terminal + ".pem");
    request.key = keys().folder.path() / ("terminal-" + terminal + ".key");
    return request;
}

WebReply Hall::ask(const std::string& terminal, const std::string& method, const std::string& path,
                   const nlohmann::json& body, const std::vector<std::string>& headers) const {
    auto request = from(terminal, method, path);
    request.headers = headers;
    if (!body.is_null()) {
        request.body = body.dump();
        request.headers.push_back("Content-Type: application/json");
    }
    auto reply = WebClient().send(request);
    if (reply.transport != 0)
        throw std::runtime_error("no answer: " + std::to_string(reply.transport));
    return reply;
}

WebReply Hall::page(const std::string& path) const {
    WebRequest request;
    request.url = path.rfind("https://", 0) == 0 ? path : public_url(path);
    request.ca = keys().pki.ca_file();
    return WebClient().send(request);
}

std::string Hall::log() const {
    return need(read_text(m_folder.path() / "server.log"));
}

std::string Hall::wait_for_log(const std::string& text, std::size_t from) const {
    return wait_for_text(m_folder.path() / "server.log", text, from);
}

std::string Hall::log_in(const std::string& desk, const std::string& login) const {
    const auto reply =
        ask(desk, "POST", "/v1/sessions", {{"login", login}, {"password", kPassword}});
    if (reply.status != 201)
        throw std::runtime_error("not logged in: " + reply.body);
    return "Authorization: Bearer " + reply.json().at("token").get<std::string>();
}

nlohmann::json Hall::reserve(const std::string& iin) const {
    const auto reply = ask("kiosk-1", "POST", "/v1/tickets",
                           {{"service_id", kService},
                            {"language", "kk"},
                            {"purpose", "submit"},
                            {"applicant", {{"iin", iin}, {"surname", "АХМЕТОВ"}}}},
                           {key_header(new_key())});
    if (reply.status != 201)
        throw std::runtime_error("no ticket: " + reply.body);
    return reply.json();
}

std::string Hall::join_queue(const std::string& iin) const {
    const std::string id = reserve(iin).at("id");
    const auto reply = ask("kiosk-1", "POST", "/v1/tickets/" + id + "/printed");
    if (reply.status != 200)
        throw std::runtime_error("not queued: " + reply.body);
    return id;
}

nlohmann::json Hall::queue() const {
    return ask("board-1", "GET", "/v1/queue").json();
}

std::string Hall::new_key() {
    return make_uuid_v7();
}

}  // namespace tereze::testing
