// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The package is built, signed by the token and sealed: one unbroken piece of work.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_signing(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.signing.title")});
    beside_way(frame, [&] {
        ui.space(4);
        ui.illustration("desk.signing.picture", ui::Illustration::InsertToken,
                        frame.tr("desk.signing.picture"), 300);
        ui.space(3);
        ui.subtitle(
            "desk.signing.keep",
            frame.tr(frame.view.pin_at_reader ? "desk.signing.at_reader" : "desk.signing.keep"),
            ui::Align::Center);
        ui.space(2);
        ui.centered([&] {
            ui.progress("desk.signing.progress", frame.tr("desk.signing.progress"),
                        frame.view.progress, percent_words(ui, frame.view.progress));
        });
    });
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
