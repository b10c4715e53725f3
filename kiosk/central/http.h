// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// HTTPS to the central server through libcurl: TLS 1.3 with this terminal's own certificate.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>

namespace tereze::central {

struct HttpSettings {
    std::string base_url;               ///< "https://centre.example:8443"
    std::filesystem::path certificate;  ///< of this terminal, PEM; empty: none is shown
    std::filesystem::path key;
    std::filesystem::path server_ca;  ///< the only anchor that is trusted, PEM
};

struct HttpRequest {
    std::string method = "GET";
    std::string path;  ///< "/v1/tickets"
    std::map<std::string, std::string> headers;
    Bytes body;
    std::chrono::milliseconds limit{15000};
    std::stop_token stop;
};

struct HttpResponse {
    long status = 0;
    Bytes body;
};

/// One connection that is kept open between requests; used by one thread at a time.
class HttpConnection {
  public:
    explicit HttpConnection(HttpSettings settings);
    HttpConnection(HttpConnection&&) noexcept;
    HttpConnection& operator=(HttpConnection&&) noexcept;
    ~HttpConnection();

    /// Errors: central.unreachable (no connection, or lost before the answer), central.timeout,
    /// central.untrusted (certificates do not match), central.cancelled.
    Result<HttpResponse> send(const HttpRequest& request);
    /// As send, but hands the body on as it arrives until `on_data` returns false or the stop
    /// comes; `request.limit` then bounds only the connection and the silence between two pieces.
    Result<> stream(const HttpRequest& request,
                    const std::function<bool(std::string_view)>& on_data);

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace tereze::central
