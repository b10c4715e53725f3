// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card reader is gone: what has happened, and what still works.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_out_of_service(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.primary = frame.tr("self.out-of-service.type_iin"),
                                      .primary_icon = ui::Icon::Keyboard,
                                      .centered = true});
    ui.heading("self.out-of-service.title", frame.tr("self.out-of-service.title"),
               ui::Align::Center);
    ui.space(2);
    show_notice(ui, "self.out-of-service.notice", frame.view.notice);
    ui.space(4);
    ui.illustration("self.out-of-service.picture", ui::Illustration::Trouble,
                    frame.tr("self.out-of-service.picture"), 440);
    ui.space(4);
    ui.subtitle("self.out-of-service.works", frame.tr("self.out-of-service.works"),
                ui::Align::Center);
    ui.centered([&] {
        ui.paragraph("self.out-of-service.text", frame.tr("self.out-of-service.text"),
                     ui::Tone::Quiet, ui::Align::Center);
    });
    if (screen.primary())
        frame.emit(flows::self_service::TypeIinInstead{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
