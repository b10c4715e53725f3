// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Requests and answers as handlers see them, without the network library.
#pragma once

#include "server/http/target.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tereze::server::http {

struct Request {
    std::string method;
    Target target;
    std::map<std::string, std::string, std::less<>> headers;     ///< names in lower case
    std::map<std::string, std::string, std::less<>> parameters;  ///< of the matched pattern
    std::string body;
    std::string terminal;  ///< common name of the client certificate; empty where there is none
    std::string terminal_serial;  ///< of that certificate, in lower-case hexadecimal

    /// The header's value, or empty. `name` in lower case.
    std::string_view header(std::string_view name) const;
    std::string_view parameter(std::string_view name) const;
};

/// A stream of server-sent events: `snapshot` is asked at once and after publications of `topic`,
/// and each new answer goes out as one event; nothing: this time there is none to send.
struct EventStream {
    std::string name;  ///< streams of one name tell the same
    std::string topic;
    std::string event;
    /// Called on a thread of its own, for all streams of the name together.
    std::function<std::optional<std::string>()> snapshot;
    std::chrono::milliseconds at_most_every{100};
};

struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// The answer waits this long before it goes out; no thread waits with it.
    std::chrono::milliseconds delay{0};
    std::optional<EventStream> events;
};

/// 204.
Response no_content();
/// RFC 9110 §8.8.3 and §13.1.2: an answer to GET that has a JSON body gets an ETag, and becomes 304
/// without a body where If-None-Match names it.
void make_conditional(const Request& request, Response& response);
/// Whether Content-Type names this type (in lower case), with any parameters or none.
bool has_media_type(const Request& request, std::string_view type);

}  // namespace tereze::server::http
