// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The first screen: insert the card, or type the number instead.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_welcome(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.centered = true});
    show_notice(ui, "self.welcome.notice", frame.view.notice);
    ui.caption("self.welcome.hall", hall_name(frame.context, ui.language()), ui::Tone::Quiet,
               ui::Align::Center);
    ui.space(2);
    // All three languages greet: who reads only one of them must see it before choosing anything.
    ui.heading("self.welcome.hello", frame.tr("self.welcome.hello"), ui::Align::Center);
    ui.subtitle("self.welcome.hello_too", frame.tr("self.welcome.hello_too"), ui::Align::Center);
    ui.space(4);
    ui.illustration("self.welcome.picture", ui::Illustration::InsertCard,
                    frame.tr("self.welcome.picture"), 560);
    ui.space(4);
    ui.heading("self.welcome.title", frame.tr("self.welcome.title"), ui::Align::Center);
    ui.centered([&] {
        ui.paragraph("self.welcome.text", frame.tr("self.welcome.text"), ui::Tone::Normal,
                     ui::Align::Center);
    });
    ui.space(6);
    ui.row(
        [&] {
            if (ui.button("self.welcome.type_iin", frame.tr("self.welcome.type_iin"),
                          {.kind = ui::ButtonKind::Secondary, .icon = ui::Icon::Keyboard}))
                frame.emit(flows::self_service::TypeIinInstead{});
        },
        ui::Align::Center);
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
