// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Routes and their parameters.
#include "server/http/router.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::http;

namespace {
Request make_request(const char* method, const char* target) {
    Request request;
    request.method = method;
    request.target = parse_target(target).value();
    return request;
}
}  // namespace

TEST_CASE("a request finds its route and the route its parameters") {
    Router router;
    const auto handler = [](Request&) -> Result<Response> { return no_content(); };
    router.add({"GET", "/v1/cases/{id}", handler});
    router.add({"GET", "/v1/cases/{id}/attachments/{file}", handler});
    auto request = make_request("GET", "/v1/cases/7/attachments/a.pdf");
    CHECK(router.match(request).value()->pattern == "/v1/cases/{id}/attachments/{file}");
    CHECK(request.parameter("id") == "7");
    CHECK(request.parameter("file") == "a.pdf");
    auto deeper = make_request("GET", "/v1/cases/7/attachments");
    CHECK(router.match(deeper).error().code == "request.not_found");
    auto wrong = make_request("DELETE", "/v1/cases/7");
    CHECK(router.match(wrong).error().code == "request.method_not_allowed");
}
