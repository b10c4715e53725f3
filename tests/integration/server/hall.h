// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The real server of one hall, with keys, accounts and the gateway's stand-in, for a test.
#pragma once

#include "core/base/child_process.h"
#include "kiosk/control/control_client.h"
#include "tests/integration/server/web_client.h"
#include "tests/support/cases/signed_case.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_pki.h"
#include "tests/support/store/test_database.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tereze::testing {

inline constexpr auto kPassword = "Құпия сөз 2026!";
inline constexpr auto kSecondLogin = "operator.second";

/// Keys are made once for all tests of the program: that is what takes long.
struct Keys {
    TemporaryFolder folder;
    TemporaryFolder foreign_folder;
    TestPki pki;
    TestPki foreign;
    Issued operator_key;
    Issued operator_authentication;
    Issued second_key;
    Issued head_key;      ///< of the licensor "licensor"
    Issued employee_key;  ///< of the same person, as an employee
    Issued stranger_key;
    Issued seal;
    Keys();
};
const Keys& keys();
/// Certificates of "kiosk-1" to "kiosk-N" and "desk-1" to "desk-M", as far as there are none yet.
void issue_terminals(int kiosks, int desks);

struct HallOptions {
    std::filesystem::path config;  ///< another folder than the project's own config/
    std::string region = "almaty-city";
    std::vector<std::string> repealed_acts{"almaty-2015"};
    /// Whose word on operators' certificates is needed; "none" starts no centre.
    std::string revocation = "none";
    /// Messages between server and gateway are signed by both.
    bool signed_gateway = false;
    /// A body of the act is asked through AsyncChannel.
    bool bodies_elsewhere = false;
    bool started = true;
    int kiosks = 1;
    int windows = 8;
    /// Further lines of [gateway].
    std::string gateway_rules;
    /// Tables [hall.queue] and [[hall.benefit]] of the hall.
    std::string queue_rules;
    /// Of servers on one database, which has to be PostgreSQL then.
    int processes = 1;
    /// Empty: a new one of the kind that the run is about.
    std::optional<server::store::Address> database;
};

/// Everything throws std::runtime_error where the test cannot go on.
class Hall {
  public:
    explicit Hall(HallOptions options = {});

    void start_server();
    /// Starts a server that ends by itself, and returns its exit code.
    int run_refused_server();
    /// `tereze-server COMMAND --config … MORE`.
    CommandOutput run_command(const std::string& command, std::vector<std::string> more) const;
    /// SIGTERM; returns the exit code.
    int stop_server();
    void signal_server(int number) { m_servers.at(0).process.signal(number); }
    /// kill -9 and a new start on the same ports.
    void restart_server_killed(std::size_t which = 0);
    pid_t server_pid(std::size_t which = 0) const { return m_servers.at(which).process.pid(); }
    std::vector<int> api_ports() const;
    /// Other [law] for the next start.
    void set_law(const std::string& region, const std::vector<std::string>& repealed_acts);
    void set_gateway_mode(const std::string& mode);
    nlohmann::json gateway_requests();
    void stop_gateway();
    /// A command to the stand-in of the gateway.
    nlohmann::json ask_gateway(const nlohmann::json& request);
    /// Pays an order at the stand-in's bank and returns the bank's notification.
    std::string pay(const std::string& reference, const std::string& bank_reference,
                    const std::string& amount = {});
    /// A command to the stand-in of the certification centre.
    nlohmann::json ask_centre(const nlohmann::json& request);
    void set_centre_mode(const std::string& mode);

    std::string url(const std::string& path) const;
    std::string public_url(const std::string& path) const;
    /// A request with the certificate of a terminal ("kiosk-1", "desk-3", "board-1", "stranger").
    WebRequest from(const std::string& terminal, const std::string& method,
                    const std::string& path) const;
    WebReply ask(const std::string& terminal, const std::string& method, const std::string& path,
                 const nlohmann::json& body = nullptr,
                 const std::vector<std::string>& headers = {}) const;
    WebReply page(const std::string& path) const;
    /// What the server wrote to its log so far.
    std::string log() const;
    /// Waits until the log holds a text after its first `from` bytes, and returns all after them.
    std::string wait_for_log(const std::string& text, std::size_t from) const;
    const std::filesystem::path& folder() const { return m_folder.path(); }
    const server::store::Address& database() const { return m_database; }

    /// An account with kPassword; without a hall it is for all of them.
    void add_account(const std::string& login, const std::string& name, const std::string& iin,
                     const std::string& role = "operator", const std::string& hall = {}) const;
    /// Logs in and returns the header for later requests.
    std::string log_in(const std::string& desk, const std::string& login = kOperatorLogin) const;
    /// Reserves a ticket and returns the answer.
    nlohmann::json reserve(const std::string& iin = "750101300004") const;
    /// Reserves, prints, and returns the id.
    std::string join_queue(const std::string& iin = "750101300004") const;
    nlohmann::json queue() const;

    static std::string key_header(const std::string& key) { return "Idempotency-Key: " + key; }
    static std::string new_key();

  private:
    struct Server {
        ChildProcess process;
        int api_port = 0;
        int public_port = 0;
    };

    void start_centre();
    void write_config(int api_port = 0, int public_port = 0) const;
    Server start_one() const;
    ChildOptions server_options() const;
    HallOptions m_options;
    TemporaryFolder m_folder;
    server::store::Address m_database;
    std::optional<ChildProcess> m_gateway;
    std::optional<ChildProcess> m_centre;
    std::vector<Server> m_servers;
    int m_gateway_port = 0;
    int m_centre_port = 0;
};

}  // namespace tereze::testing
