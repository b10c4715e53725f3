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

TEST_CASE("the newest call comes first and stands out") {
    Board board;
    board.show({{board.call("M-001", 90), board.call("M-002", 3)}, 4, true});
    CHECK(board.stage.node("board.call.M-002").order < board.stage.node("board.call.M-001").order);
    CHECK(board.stage.node("board.call.M-002").state.selected);
    CHECK_FALSE(board.stage.node("board.call.M-001").state.selected);
}

TEST_CASE("older calls leave the board, not the newest") {
    Board board;
    std::vector<queue::BoardCall> calls;
    for (int i = 1; i <= 8; ++i)
        calls.push_back(board.call("M-00" + std::to_string(i), 100 - i));
    board.show({calls, 0, true});
    CHECK(board.stage.shows("board.call.M-008"));
    CHECK(board.stage.shows("board.call.M-004"));
    CHECK_FALSE(board.stage.shows("board.call.M-003"));
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
