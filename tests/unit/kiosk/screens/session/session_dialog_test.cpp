// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The warning before a visit ends by itself.
#include "kiosk/screens/session/session_dialog.h"

#include "tests/unit/kiosk/screens/stage.h"

using namespace tereze;
using namespace std::chrono_literals;
using screens::SessionDialog;
using screens::Stage;

namespace {

struct Warned {
    ManualClock clock{Clock::TimePoint(std::chrono::seconds(1795411140))};
    ui::SessionTimer timer{clock, {60s, 30s}};
    SessionDialog dialog;
    SessionDialog::Answer answer = SessionDialog::Answer::None;
    Stage stage{ui::Profile::Kiosk, 1080, 1920, [this](ui::Ui& ui) {
                    { const auto screen = ui.screen({.id = "below"}); }
                    const auto given = dialog.draw(ui, timer);
                    if (given != SessionDialog::Answer::None)
                        answer = given;
                }};

    Warned() {
        timer.touch();
        clock.advance(70s);
        stage.frame();
    }
};

}  // namespace

TEST_CASE("nothing is asked before the idle limit") {
    Warned warned;
    warned.timer.touch();
    warned.stage.frame();
    CHECK_FALSE(warned.stage.shows("session.warning"));
}

TEST_CASE("one tap gives more time") {
    Warned warned;
    REQUIRE(warned.stage.shows("session.warning"));
    warned.stage.press("session.warning.more");
    CHECK(warned.answer == SessionDialog::Answer::More);
    CHECK(warned.timer.state() == ui::SessionTimer::State::Running);
    CHECK_FALSE(warned.stage.shows("session.warning"));
}

TEST_CASE("finishing is told to the caller") {
    Warned warned;
    warned.stage.press("session.warning.finish");
    CHECK(warned.answer == SessionDialog::Answer::Finish);
}

TEST_CASE("the countdown asks for the frames that it needs") {
    Warned warned;
    REQUIRE(warned.stage.ui().next_frame_at());
    CHECK(*warned.stage.ui().next_frame_at() <= warned.stage.ui().now() + 1s);
}
