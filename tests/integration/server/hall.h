// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The real server of one hall, with keys, accounts and the gateway's stand-in, for a test.
#pragma once

#include "core/base/child_process.h"
#include "kiosk/control/control_client.h"
#include "tests/integration/server/web_client.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_pki.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tereze::testing {

inline constexpr auto kOperatorLogin = "operator.aliyeva";
inline constexpr auto kOperatorName = "Әлиева Қарлығаш Өмірқызы";
inline constexpr auto kPassword = "Құпия сөз 2026!";
inline constexpr auto kSecondLogin = "operator.second";
inline constexpr auto kService = "almaty-2015/medical";

/// Keys are made once for all tests of the program: that is what takes long.
struct Keys {
    TemporaryFolder folder;
    TemporaryFolder foreign_folder;
    TestPki pki;
    TestPki foreign;
    Issued operator_key;
    Issued operator_authentication;
    Issued second_key;
    Issued stranger_key;
    Issued seal;
    Keys();
};
const Keys& keys();

/// Everything throws std::runtime_error where the test cannot go on.
class Hall {
  public:
    Hall();

    void start_server();
    /// SIGTERM; returns the exit code.
    int stop_server();
    void set_gateway_mode(const std::string& mode);
    nlohmann::json gateway_requests();
    void stop_gateway();

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
    void write_config() const;
    void add_account(const std::string& login, const std::string& name,
                     const std::string& iin) const;
    TemporaryFolder m_folder;
    std::optional<ChildProcess> m_gateway;
    std::optional<ChildProcess> m_server;
    int m_gateway_port = 0;
    int m_api_port = 0;
    int m_public_port = 0;
};

}  // namespace tereze::testing
