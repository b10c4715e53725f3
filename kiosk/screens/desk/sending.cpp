// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Step 6: the signed request goes to the server.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_sending(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.sending.title")});
    beside_way(frame, [&] {
        ui.space(4);
        ui.illustration("desk.sending.picture", ui::Illustration::Sending,
                        frame.tr("desk.sending.picture"), 300);
        ui.space(3);
        ui.row([&] { ui.busy("desk.sending.busy", frame.tr("desk.sending.busy")); },
               ui::Align::Center);
        ui.space(2);
        ui.paragraph("desk.sending.text", frame.tr("desk.sending.text"), ui::Tone::Quiet,
                     ui::Align::Center);
    });
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
