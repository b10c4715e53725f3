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
        ui.space(3);
        ui.illustration("desk.refused.picture", ui::Illustration::Trouble,
                        frame.tr("desk.refused.picture"), 260);
        ui.space(3);
        ui.centered([&] {
            ui.paragraph("desk.refused.text", frame.tr("desk.refused.text"), ui::Tone::Normal,
                         ui::Align::Center);
        });
    });
    if (screen.primary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
