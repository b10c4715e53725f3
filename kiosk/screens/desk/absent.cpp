// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Step 4: the person is not in the state database; the regulation's own message ends the case.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_absent(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.absent.title"),
                                      .primary = frame.tr("desk.finish_visit"),
                                      .primary_enabled = !frame.view.busy,
                                      .primary_busy = frame.view.busy,
                                      .primary_icon = ui::Icon::Check});
    beside_way(frame, [&] {
        show_notice(ui, "desk.absent.notice", frame.view.notice);
        ui.card("desk.absent.tell", [&] {
            ui.icon("desk.absent.picture", ui::Icon::Person, frame.tr("desk.absent.picture"), 64);
            ui.subtitle("desk.absent.advice_title", frame.tr("desk.absent.advice_title"));
            ui.paragraph("desk.absent.advice", frame.tr("desk.absent.advice"));
        });
    });
    if (screen.primary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
