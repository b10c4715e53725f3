// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/scroll.h"

#include <catch2/catch.hpp>

using namespace tereze::ui;
using std::chrono::milliseconds;

namespace {

ScrollState long_list() {
    ScrollState state;
    state.view = 400;
    state.content = 1400;
    return state;
}

}  // namespace

TEST_CASE("scrolling stays inside the content") {
    auto state = long_list();
    state.move_by(-50);
    CHECK(state.offset == 0);
    state.move_by(5000);
    CHECK(state.offset == 1000);
    ScrollState small;
    small.view = 400;
    small.content = 100;
    small.move_by(50);
    CHECK(small.offset == 0);
    CHECK_FALSE(small.scrolls());
}

TEST_CASE("a fling slows down and stops") {
    auto state = long_list();
    TimePoint now{};
    state.fling(1500, now);
    float before = 0;
    int frames = 0;
    while (state.animate(now += milliseconds(16))) {
        CHECK(state.offset >= before);
        before = state.offset;
        REQUIRE(++frames < 400);
    }
    CHECK(state.velocity == 0);
    CHECK(state.offset > 200);
    CHECK(state.offset < 1000);
}

TEST_CASE("a fling ends at the end") {
    auto state = long_list();
    TimePoint now{};
    state.fling(20000, now);
    int frames = 0;
    while (state.animate(now += milliseconds(16)))
        REQUIRE(++frames < 400);
    CHECK(state.offset == 1000);
}

TEST_CASE("revealing moves no further than needed") {
    auto state = long_list();
    state.reveal(100, 200, 20);
    CHECK(state.offset == 0);
    state.reveal(700, 800, 20);
    CHECK(state.offset == 420);
    state.reveal(300, 400, 20);
    CHECK(state.offset == 280);
}
