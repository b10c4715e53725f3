// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The gateway did not answer: nothing is known about the person, so nothing is refused.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_unreachable(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.unreachable.title"),
                                      .primary = frame.tr("common.retry"),
                                      .primary_enabled = !frame.view.busy,
                                      .primary_busy = frame.view.busy,
                                      .primary_icon = ui::Icon::Refresh,
                                      .secondary = frame.tr("desk.finish_visit")});
    beside_way(frame, [&] {
        show_notice(ui, "desk.unreachable.notice", frame.view.notice);
        ui.space(3);
        ui.illustration("desk.unreachable.picture", ui::Illustration::Trouble,
                        frame.tr("desk.unreachable.picture"), 300);
        ui.space(3);
        ui.centered([&] {
            ui.paragraph("desk.unreachable.text", frame.tr("desk.unreachable.text"),
                         ui::Tone::Normal, ui::Align::Center);
        });
    });
    if (screen.primary())
        frame.emit(flows::desk::RetryLookup{});
    if (screen.secondary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
