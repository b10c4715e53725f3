// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The server refused the case: why, and what to do with the applicant.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_refused(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.refused.title"),
                                      .primary = frame.tr("desk.finish_visit"),
                                      .primary_enabled = !frame.view.busy,
                                      .primary_busy = frame.view.busy,
                                      .primary_icon = ui::Icon::Check});
    beside_way(frame, [&] {
        show_notice(ui, "desk.refused.notice", frame.view.notice);
        ui.card("desk.refused.tell", [&] {
            ui.icon("desk.refused.picture", ui::Icon::Person, frame.tr("desk.refused.picture"), 64);
            ui.subtitle("desk.refused.advice_title", frame.tr("desk.absent.advice_title"));
            ui.paragraph("desk.refused.text", frame.tr("desk.refused.text"));
        });
    });
    if (screen.primary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
