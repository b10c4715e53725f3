// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One HTTPS request through libcurl, as a terminal makes it.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tereze::testing {

struct WebRequest {
    std::string method = "GET";
    std::string url;
    std::filesystem::path ca;           ///< whom the client trusts
    std::filesystem::path certificate;  ///< empty: none is shown
    std::filesystem::path key;
    std::vector<std::string> headers;
    std::string body;
    bool tls_1_2_only = false;
    /// Called with each piece of the body as it comes; false ends the transfer.
    std::function<bool(const std::string&)> on_data;
};

struct WebReply {
    int transport = 0;  ///< CURLcode; 0 when an HTTP answer came
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
    int new_connections = 0;

    nlohmann::json json() const { return nlohmann::json::parse(body); }
    /// The code of a problem document; empty where it is none.
    std::string code() const;
};

/// Keeps its connection for the next request. Used by one thread.
class WebClient {
  public:
    WebClient();
    WebClient(const WebClient&) = delete;
    WebClient& operator=(const WebClient&) = delete;
    ~WebClient();
    WebReply send(const WebRequest& request);

  private:
    void* m_handle;
};

}  // namespace tereze::testing
