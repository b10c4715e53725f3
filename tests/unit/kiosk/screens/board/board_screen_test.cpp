// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the hall sees.
#include "kiosk/screens/board/board_screen.h"

#include "tests/unit/kiosk/screens/stage.h"

using namespace tereze;
using screens::Stage;

namespace {

struct Board {
    ManualClock clock{Clock::TimePoint(std::chrono::seconds(1795411140))};
    screens::BoardScreen drawn{{screens::catalogue(), clock, "Орталық", "Центр", "", {}}};
    screens::BoardView view;
    Stage stage{ui::Profile::Board, 1920, 1080, [this](ui::Ui& ui) { drawn.draw(ui, view); }};

    queue::BoardCall call(std::string number, int seconds_ago, bool serving = false) const {
        return {std::move(number), "3", clock.now() - std::chrono::seconds(seconds_ago), serving};
    }
    void show(screens::BoardView shown) {
        view = std::move(shown);
        stage.frame();
    }
};

}  // namespace

TEST_CASE("the newest call comes first and stands out for a while") {
    Board board;
    board.show({{board.call("M-001", 90), board.call("M-002", 3)}, 4, true});
    CHECK(board.stage.node("board.call.M-002").order < board.stage.node("board.call.M-001").order);
    CHECK(board.stage.node("board.call.M-002").state.selected);
    board.clock.advance(std::chrono::seconds(30));
    board.stage.frame();
    CHECK_FALSE(board.stage.node("board.call.M-002").state.selected);
}

TEST_CASE("a lost connection is told and the last known calls stay") {
    Board board;
    board.show({{board.call("M-001", 90)}, 4, false});
    CHECK(board.stage.shows("board.connection"));
    CHECK(board.stage.shows("board.call.M-001"));
}

TEST_CASE("an empty hall has a sentence") {
    Board board;
    board.show({{}, 0, true});
    CHECK(board.stage.shows("board.nobody"));
    CHECK_FALSE(board.stage.shows("board.connection"));
}
