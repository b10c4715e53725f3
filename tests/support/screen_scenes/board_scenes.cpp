// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The board of a hall: quiet, busy, and cut off.
#include "tests/support/screen_scenes/scenes.h"

#include <memory>

namespace tereze::scenes {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

Scene scene(const World& world, std::string name, int width, int height, screens::BoardView view) {
    auto board = std::make_shared<screens::BoardScreen>(world.context);
    return {std::move(name), ui::Profile::Board, width, height,
            [board, view = std::move(view)](ui::Ui& ui) { board->draw(ui, view); }};
}

screens::BoardView busy(const World& world) {
    const auto now = world.clock.now();
    return {{{"M-014", "3", now - seconds(4), false},
             {"B-008", "1", now - minutes(1), true},
             {"N-003", "5", now - minutes(3), true},
             {"M-013", "2", now - minutes(6), true},
             {"M-012", "12", now - minutes(9), true}},
            17,
            true};
}

}  // namespace

void add_board(const World& world, std::vector<Scene>& scenes) {
    scenes.push_back(scene(world, "board", 1920, 1080, busy(world)));
    scenes.push_back(scene(world, "board.nobody", 1920, 1080, {{}, 0, true}));
    auto cut_off = busy(world);
    cut_off.connected = false;
    scenes.push_back(scene(world, "board.disconnected", 1920, 1080, cut_off));
    scenes.push_back(scene(world, "board.4k", 3840, 2160, busy(world)));
}

}  // namespace tereze::scenes
