// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every screen with made-up people, reached through the real flows.
#pragma once

#include "kiosk/screens/board/board_screen.h"
#include "kiosk/screens/desk/desk_screens.h"
#include "kiosk/screens/self_service/self_service_screens.h"
#include "kiosk/screens/session/session_dialog.h"

#include <functional>
#include <string>
#include <vector>

namespace tereze::scenes {

/// One picture: a screen in a window of its size. `draw` is called for each of its frames.
struct Scene {
    std::string name;  ///< "self.open-chip", "desk.sign.last-try"
    ui::Profile profile = ui::Profile::Kiosk;
    int width = 1080;
    int height = 1920;
    std::function<void(ui::Ui&)> draw;
    std::string press = {};  ///< a node that is pressed before the picture: opens a dialog
};

/// What all scenes share; must outlive them.
struct World {
    const regulation::Catalogue& catalogue;
    ManualClock& clock;
    screens::Context context;
    std::vector<Bytes> papers;  ///< pictures of papers, as `context.decode_page` reads them
};

void add_self_service(const World& world, std::vector<Scene>& scenes);
void add_desk(const World& world, std::vector<Scene>& scenes);
void add_board(const World& world, std::vector<Scene>& scenes);

std::vector<Scene> all_scenes(const World& world);

}  // namespace tereze::scenes
