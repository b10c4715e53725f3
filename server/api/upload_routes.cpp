// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/uploads: a sealed case in parts, before POST /v1/cases names it.
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using http::Request;
using http::Response;
using uploads::Uploads;

Result<accounts::Caller> sender(const Services& services, const Request& request) {
    return services.guard.terminal(
        request, {TerminalRole::SelfService, TerminalRole::Desk, TerminalRole::Office});
}

Result<std::string> check_digest(std::string text, const char* name) {
    constexpr std::size_t kLength = 64;
    if (text.size() != kLength || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, name);
    return text;
}

Response progress_response(int status, const uploads::Progress& progress) {
    return http::json_response(status, {{"size", progress.size}, {"received", progress.received}});
}

Result<Response> begin(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, sender(services, request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto given, fields.text("sha256", 64));
    TEREZE_ASSIGN(const auto sha256, check_digest(given, "sha256"));
    TEREZE_ASSIGN(const auto size, fields.optional_integer("size", 1, INT64_MAX));
    TEREZE_TRY(fields.finish());
    if (!size)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "size");
    TEREZE_ASSIGN(const auto progress,
                  services.uploads.begin(caller.terminal.common_name, sha256, *size));
    return progress_response(201, progress);
}

Result<Response> show(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, sender(services, request));
    TEREZE_ASSIGN(const auto sha256,
                  check_digest(std::string(request.parameter("sha256")), "sha256"));
    TEREZE_ASSIGN(const auto progress,
                  services.uploads.progress(caller.terminal.common_name, sha256));
    return progress_response(200, progress);
}

Result<Response> add(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, sender(services, request));
    TEREZE_ASSIGN(const auto sha256,
                  check_digest(std::string(request.parameter("sha256")), "sha256"));
    const auto text = request.parameter("start");
    std::int64_t start = 0;
    const auto [at, wrong] = std::from_chars(text.data(), text.data() + text.size(), start);
    if (wrong != std::errc() || at != text.data() + text.size() || start < 0)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "start");
    if (request.header("content-type") != "application/octet-stream")
        return fail("request.media_type_wrong", ErrorClass::Software, Remedy::None,
                    "application/octet-stream expected");
    TEREZE_ASSIGN(const auto progress, services.uploads.add(caller.terminal.common_name, sha256,
                                                            start, as_bytes(request.body)));
    return progress_response(200, progress);
}

Result<Response> drop(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, sender(services, request));
    TEREZE_ASSIGN(const auto sha256,
                  check_digest(std::string(request.parameter("sha256")), "sha256"));
    TEREZE_TRY(services.uploads.drop(caller.terminal.common_name, sha256));
    return http::no_content();
}

}  // namespace

void add_upload_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/uploads", with(services, begin)});
    router.add({"GET", "/v1/uploads/{sha256}", with(services, show)});
    router.add({"DELETE", "/v1/uploads/{sha256}", with(services, drop)});
    router.add({"PUT", "/v1/uploads/{sha256}/{start}", with(services, add), http::Pace::Slow,
                static_cast<std::size_t>(Uploads::kLargestPart)});
}

}  // namespace tereze::server::api
