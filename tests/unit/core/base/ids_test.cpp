// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// UUIDs against RFC 9562.
#include "core/base/ids.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace tereze;

TEST_CASE("a UUID of version 7 begins with its milliseconds, version and variant") {
    // RFC 9562 appendix A.6: Tuesday, 22 February 2022, 14:22:22.00 GMT-05:00 = 0x017F22E279B0 ms.
    const std::chrono::system_clock::time_point time(std::chrono::milliseconds(0x017F22E279B0));
    const auto uuid = make_uuid_v7(time);
    CHECK(uuid.substr(0, 15) == "017f22e2-79b0-7");
    CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
    CHECK(is_uuid(uuid));
}

TEST_CASE("UUIDs of one moment differ, those of later moments sort later") {
    const auto now = std::chrono::system_clock::now();
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
        CHECK(seen.insert(make_uuid_v7(now)).second);
    CHECK(make_uuid_v7(now) < make_uuid_v7(now + std::chrono::milliseconds(1)));
}

TEST_CASE("the form of a UUID is checked") {
    CHECK(is_uuid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
    for (const char* text :
         {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
          "017f22e2x79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
          "017f22e279b07cc398c4dc0c0c07398f0000"}) {
        CAPTURE(text);
        CHECK_FALSE(is_uuid(text));
    }
}

TEST_CASE("random bytes have the length asked for and are not all the same") {
    CHECK(random_bytes(0).empty());
    const auto bytes = random_bytes(64);
    REQUIRE(bytes.size() == 64);
    CHECK(std::set<std::uint8_t>(bytes.begin(), bytes.end()).size() > 1);
    CHECK(random_bytes(32) != random_bytes(32));
}
