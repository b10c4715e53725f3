// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Small helpers of requests and answers.
#include "server/http/message.h"

namespace tereze::server::http {
namespace {

std::string_view find(const std::map<std::string, std::string, std::less<>>& map,
                      std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
    return find(headers, name);
}
std::string_view Request::parameter(std::string_view name) const {
    return find(parameters, name);
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response html(int status, std::string page) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = std::move(page);
    // The pages hold their own style and nothing else: no script, no picture from elsewhere.
    response.headers = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
         "frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Robots-Tag", "noindex"}};
    return response;
}

}  // namespace tereze::server::http
