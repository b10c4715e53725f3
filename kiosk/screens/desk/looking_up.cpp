// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Step 3: the state database is asked through the gateway.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_looking_up(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.looking-up.title")});
    beside_way(frame, [&] {
        ui.space(4);
        ui.illustration("desk.looking-up.picture", ui::Illustration::Sending,
                        frame.tr("desk.looking-up.picture"), 300);
        ui.space(3);
        ui.row([&] { ui.busy("desk.looking-up.busy", frame.tr("desk.looking-up.busy")); },
               ui::Align::Center);
        ui.space(2);
        ui.paragraph("desk.looking-up.text", frame.tr("desk.looking-up.text"), ui::Tone::Quiet,
                     ui::Align::Center);
    });
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
