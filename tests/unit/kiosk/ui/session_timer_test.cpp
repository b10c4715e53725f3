// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/session_timer.h"

#include <catch2/catch.hpp>

using namespace tereze;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ui::SessionTimer;
using State = SessionTimer::State;

namespace {

struct Visit {
    ManualClock clock{Clock::TimePoint{}};
    SessionTimer timer{clock, {seconds(60), seconds(30)}};
};

}  // namespace

TEST_CASE("nothing runs out before a visit begins") {
    Visit visit;
    visit.clock.advance(seconds(1000));
    CHECK(visit.timer.state() == State::Idle);
    CHECK_FALSE(visit.timer.until_change());
}

TEST_CASE("a quiet visit is warned, counted down and ended") {
    Visit visit;
    visit.timer.touch();
    visit.clock.advance(milliseconds(59999));
    CHECK(visit.timer.state() == State::Running);
    CHECK(visit.timer.until_change() == milliseconds(1));
    visit.clock.advance(milliseconds(1));
    CHECK(visit.timer.state() == State::Warning);
    CHECK(visit.timer.left() == seconds(30));
    CHECK(visit.timer.left_fraction() == Approx(1.0));
    visit.clock.advance(milliseconds(500));
    CHECK(visit.timer.left() == seconds(30));
    CHECK(visit.timer.until_change() == milliseconds(500));
    visit.clock.advance(milliseconds(500));
    CHECK(visit.timer.left() == seconds(29));
    visit.clock.advance(seconds(29));
    CHECK(visit.timer.state() == State::Ended);
    CHECK_FALSE(visit.timer.left());
}

TEST_CASE("one press extends the visit, but not one that has ended") {
    Visit visit;
    visit.timer.touch();
    visit.clock.advance(seconds(80));
    REQUIRE(visit.timer.state() == State::Warning);
    visit.timer.extend();
    CHECK(visit.timer.state() == State::Running);
    visit.clock.advance(seconds(90));
    REQUIRE(visit.timer.state() == State::Ended);
    visit.timer.extend();
    CHECK(visit.timer.state() == State::Ended);
    visit.timer.finish();
    visit.timer.touch();
    CHECK(visit.timer.state() == State::Running);
}

TEST_CASE("time stands still while the machine works for the citizen") {
    Visit visit;
    visit.timer.touch();
    visit.clock.advance(seconds(50));
    visit.timer.hold();
    visit.clock.advance(seconds(500));
    CHECK(visit.timer.state() == State::Running);
    CHECK_FALSE(visit.timer.until_change());
    visit.timer.release();
    CHECK(visit.timer.until_change() == seconds(10));
}

TEST_CASE("a warning is never shorter than 20 seconds") {
    ManualClock clock{Clock::TimePoint{}};
    SessionTimer timer(clock, {seconds(10), seconds(3)});
    timer.touch();
    clock.advance(seconds(10));
    CHECK(timer.left() == seconds(20));
}
