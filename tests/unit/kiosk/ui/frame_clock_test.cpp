// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/frame_clock.h"

#include <catch2/catch.hpp>

using namespace tereze::ui;
using std::chrono::milliseconds;

TEST_CASE("the first frame is due, and then none") {
    FrameClock clock;
    const TimePoint now{};
    CHECK(clock.due(now));
    clock.drawn(now);
    CHECK_FALSE(clock.due(now));
    CHECK_FALSE(clock.sleep(now));
    CHECK(clock.frames_drawn() == 1);
}

TEST_CASE("a change draws until the layout has settled") {
    FrameClock clock;
    const TimePoint now{};
    clock.drawn(now);
    clock.changed();
    int frames = 0;
    for (; clock.due(now); ++frames)
        clock.drawn(now);
    CHECK(frames == 2);
    CHECK(clock.settled());
}

TEST_CASE("the earliest wish for a frame wins and is met once") {
    FrameClock clock;
    TimePoint now{};
    clock.drawn(now);
    clock.at(now + milliseconds(80));
    clock.at(now + milliseconds(30));
    CHECK(clock.sleep(now) == milliseconds(30));
    CHECK(clock.settled());
    now += milliseconds(30);
    CHECK(clock.due(now));
    clock.drawn(now);
    CHECK_FALSE(clock.due(now + milliseconds(100)));
}

TEST_CASE("sleep is rounded up, so that a wake is never too early") {
    FrameClock clock;
    const TimePoint now{};
    clock.drawn(now);
    clock.at(now + std::chrono::microseconds(1500));
    CHECK(clock.sleep(now) == milliseconds(2));
}
