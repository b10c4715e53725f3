// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What stand-ins on loopback have in common: HTTP, a control socket, and ways to be out of order.
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>

namespace tereze::standins {

struct HttpRequest {
    std::string method;
    std::string path;
    std::string content_type;
    bool soap_action = false;  ///< whether the header SOAPAction is there
    std::string body;
};

struct HttpReply {
    int status = 200;
    std::string content_type;
    std::string body;
};

struct HttpService {
    /// Nothing hangs until the client goes. Called by the network's thread.
    std::function<std::optional<HttpReply>(const HttpRequest&)> answer;
    /// Whether connections are reset, as when nobody listens behind a balancer.
    std::function<bool()> refuses;
    /// Answers on the control socket. Called by a thread of its own.
    std::function<nlohmann::json(const nlohmann::json&)> command;
};

/// Listens on 127.0.0.1, prints "READY port=PORT", serves until SIGTERM or SIGINT. Gives an exit
/// code. @param port 0 for any; @param control path of the control socket, or empty.
int run_http_service(const HttpService& service, std::uint16_t port, const std::string& control);

}  // namespace tereze::standins
