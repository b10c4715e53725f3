// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One HTTP request of the server to somebody else, with one time limit for all of it.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace tereze::server::outbound {

struct Target {
    std::string host;
    std::string port;
    std::string path;  ///< with the leading slash
};

/// "http://host:port/path". Errors: outbound.url_invalid (also for https: what is asked here lies
/// in a closed network or proves itself by its own signature).
Result<Target> parse_url(const std::string& url);

struct Query {
    Target target;
    std::string body;          ///< posted; where it is empty the target is got
    std::string content_type;  ///< of the body
    std::vector<std::pair<std::string, std::string>> headers;
    std::chrono::milliseconds limit{5000};
    std::size_t largest = 1024 * 1024;  ///< octets of an answer
};

struct Answer {
    int status = 0;
    std::string body;
};

/// Blocks the thread, at most for the limit. Errors: outbound.unreachable (no connection, or no
/// whole answer in time), outbound.answer_invalid (what came is not HTTP, or too large).
Result<Answer> exchange(const Query& query);

}  // namespace tereze::server::outbound
