// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Oracle: the examples and appendices of RFC 8785.
#include "core/casework/manifest.h"

#include <catch2/catch.hpp>

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace tereze;
using casework::canonical_json;

namespace {
std::string canonical(std::string_view json) {
    const auto result = canonical_json(as_bytes(json));
    return result ? as_text(*result) : "refused: " + result.error().detail;
}

struct NumberRow {
    std::uint64_t bits;
    const char* text;
};
}  // namespace

TEST_CASE("the worked example of RFC 8785 section 3.2.2 comes out as printed there") {
    const auto input = R"({
      "numbers": [333333333.33333329, 1E30, 4.50,
                  2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })";
    CHECK(canonical(input) ==
          "{\"literals\":[null,true,false],"
          "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
          "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST_CASE("members are sorted by UTF-16 code units as in RFC 8785 section 3.2.3") {
    const auto input = R"({
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    })";
    CHECK(canonical(input) ==
          "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
          "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
          "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST_CASE("numbers take the form of RFC 8785 appendix B") {
    const NumberRow rows[] = {
        {0x0000000000000000, "0"},
        {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"},
        {0x8000000000000001, "-5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0xffefffffffffffff, "-1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"},
        {0xc340000000000000, "-9007199254740992"},
        {0x4430000000000000, "295147905179352830000"},
        {0x44b52d02c7e14af5, "9.999999999999997e+22"},
        {0x44b52d02c7e14af6, "1e+23"},
        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
        {0x444b1ae4d6e2ef4e, "999999999999999700000"},
        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"},
        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"},
        {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"},
        {0x41b3de4355555555, "333333333.3333333"},
        {0x41b3de4355555556, "333333333.3333334"},
        {0x41b3de4355555557, "333333333.33333343"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"},
        {0x43143ff3c1cb0959, "1424953923781206.2"},
    };
    for (const auto& row : rows) {
        char input[64];
        std::snprintf(input, sizeof input, "%.17e", std::bit_cast<double>(row.bits));
        CAPTURE(input);
        CHECK(canonical(input) == row.text);
    }
}

TEST_CASE("whole numbers beyond 2^53 are rounded as every reader of JSON rounds them") {
    CHECK(canonical("9007199254740993") == "9007199254740992");
    CHECK(canonical("18446744073709551615") == "18446744073709552000");
    CHECK(canonical("-9223372036854775808") == "-9223372036854776000");
    CHECK(canonical("[-0, 0.0, -0.0e5, 100, 1e2]") == "[0,0,0,100,100]");
}

TEST_CASE("what RFC 8785 forbids is refused") {
    const std::string_view refused[] = {
        "",
        "{",
        "[1,]",
        "{\"a\":1}x",
        "nul",
        "01",
        "NaN",
        "1e400",
        "\"\xff\"",                 // not UTF-8
        "\"\xc0\xaf\"",             // over-long
        "\"\xed\xa0\x80\"",         // a surrogate in UTF-8
        "\"\\ud800\"",              // half of a pair
        "\"a\nb\"",                 // a bare control character
        "{\"a\":1,\"a\":2}",        // doubled
        "{\"a\":1,\"\\u0061\":1}",  // doubled behind an escape
        "[{\"x\":{\"k\":1,\"k\":1}}]",
    };
    for (const auto json : refused) {
        CAPTURE(json);
        const auto result = canonical_json(as_bytes(json));
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == "casework.json_invalid");
    }
}

TEST_CASE("nesting has a limit") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(canonical(nested(64)) == nested(64));
    CHECK(canonical(nested(65)).starts_with("refused"));
    CHECK(canonical(std::string(1'000'000, '[')).starts_with("refused"));
}

TEST_CASE("the refusal of a broken text does not quote it") {
    const auto result = canonical_json(as_bytes(R"({"iin":"900101300017" "next":1})"));
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().detail.find("900101") == std::string::npos);
}

TEST_CASE("every finite double reads back equal, and canonical text stays as it is") {
    std::mt19937_64 random(8785);
    for (int i = 0; i < 20'000; ++i) {
        const auto value = std::bit_cast<double>(random());
        if (!std::isfinite(value))
            continue;
        char input[64];
        std::snprintf(input, sizeof input, "%.17g", value);
        const auto text = canonical(input);
        CAPTURE(input, text);
        REQUIRE(std::strtod(text.c_str(), nullptr) == value);
        REQUIRE(canonical(text) == text);
    }
}
