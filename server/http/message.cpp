// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Small helpers of requests and answers.
#include "server/http/message.h"

#include "core/base/digest.h"
#include "core/base/secret.h"

#include <algorithm>
#include <cctype>

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

void make_conditional(const Request& request, Response& response) {
    constexpr std::size_t kTagDigits = 32;
    constexpr int kOk = 200;
    constexpr int kNotModified = 304;
    if (request.method != "GET" || response.status != kOk || response.events ||
        response.content_type != "application/json")
        return;
    const auto tag = "\"" + sha256_hex(as_bytes(response.body)).substr(0, kTagDigits) + "\"";
    response.headers.emplace_back("ETag", tag);
    const auto known = request.header("if-none-match");
    if (known != "*" && known.find(tag) == std::string_view::npos)
        return;
    response.status = kNotModified;
    wipe(response.body);
    response.body.clear();
    response.content_type.clear();
}

bool has_media_type(const Request& request, std::string_view type) {
    const auto header = request.header("content-type");
    const auto given = header.substr(0, header.find_first_of("; \t"));
    return std::equal(given.begin(), given.end(), type.begin(), type.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    });
}

}  // namespace tereze::server::http
