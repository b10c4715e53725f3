// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Codes that people type.
#include "core/base/codes.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace tereze;

TEST_CASE("codes differ, and hold nothing that is taken for something else") {
    const std::regex form("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    std::set<std::string> seen;
    for (int i = 0; i < 500; ++i) {
        const auto code = make_code(8, 4);
        CHECK(std::regex_match(code, form));
        CHECK(seen.insert(code).second);
    }
}

TEST_CASE("a code means the same however it is typed") {
    CHECK(plain_code("k7m2-q9xo") == "K7M2Q9X0");
    CHECK(plain_code(" K7 M2 Q9 XI") == "K7M2Q9X1");
    CHECK(plain_code("l") == "1");
    CHECK(plain_code("").empty());
}
