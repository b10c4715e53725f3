// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Request targets.
#include "server/http/target.h"

#include <catch2/catch.hpp>

#include <string>

using tereze::server::http::parse_target;

TEST_CASE("a target is taken apart and decoded") {
    const auto target = parse_target("/v1/cases/a%20b/%D2%9B.pdf?state=registered&x=%26").value();
    CHECK(target.segments == std::vector<std::string>{"v1", "cases", "a b", "қ.pdf"});
    CHECK(target.query.at("state") == "registered");
    CHECK(target.query.at("x") == "&");
    CHECK(parse_target("/").value().segments.empty());
}

TEST_CASE("an odd target is refused, never repaired") {
    for (const std::string text :
         {"", "v1", "*", "/a/../b", "/./a", "/a//b", "/a/", "/a%2Fb", "/a%00", "/a%0A", "/a%4",
          "/a%zz", "/a% 1", "/a#b", "/a?x=1&x=2", "/a?=1", "/%2e%2e/a", "http://host/a"}) {
        INFO(text);
        CHECK(parse_target(text).error().code == "request.malformed");
    }
    CHECK_FALSE(parse_target("/" + std::string(2048, 'a')));
}
