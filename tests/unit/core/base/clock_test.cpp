// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The clocks.
#include "core/base/clock.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace std::chrono_literals;

TEST_CASE("a manual clock stands still until it is moved") {
    const Clock::TimePoint start(1000s);
    ManualClock clock(start);
    CHECK(clock.now() == start);
    CHECK(clock.now() == start);
    clock.advance(1500ms);
    CHECK(clock.now() == start + 1500ms);
}

TEST_CASE("the system clock is the time of day") {
    const auto before = std::chrono::system_clock::now();
    const auto now = SystemClock().now();
    CHECK(now >= before);
    CHECK(now <= std::chrono::system_clock::now());
}
