// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signed and sealed, but the server is not there: it will be sent by itself, exactly once.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_sealed(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.sealed.title"),
                                      .primary = frame.tr("desk.finish_visit"),
                                      .primary_enabled = !frame.view.busy,
                                      .primary_busy = frame.view.busy,
                                      .primary_icon = ui::Icon::Check,
                                      .secondary = frame.tr("desk.sealed.retry")});
    beside_way(frame, [&] {
        // The case is safe, so what went wrong is no error of this visit.
        auto notice = frame.view.notice;
        if (notice)
            notice->kind = flows::Notice::Kind::Warning;
        show_notice(ui, "desk.sealed.notice", notice);
        ui.card("desk.sealed.safe", [&] {
            ui.icon("desk.sealed.lock", ui::Icon::Lock, frame.tr("desk.sealed.lock"), 64);
            ui.subtitle("desk.sealed.safe_title", frame.tr("desk.sealed.safe_title"));
            ui.paragraph("desk.sealed.safe_text", frame.tr("desk.sealed.safe_text"));
        });
        ui.card("desk.sealed.tell", [&] {
            ui.icon("desk.sealed.person", ui::Icon::Person, frame.tr("desk.sealed.person"), 64);
            ui.subtitle("desk.sealed.tell_title", frame.tr("desk.sealed.tell_title"));
            ui.paragraph("desk.sealed.tell_text", frame.tr("desk.sealed.tell_text"));
        });
    });
    if (screen.primary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.secondary())
        frame.emit(flows::desk::RetrySending{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
