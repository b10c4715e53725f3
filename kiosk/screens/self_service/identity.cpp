// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whose card it is: the one question whether this is you.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_identity(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("self.identity.title"),
                                      .back = frame.tr("self.identity.not_me"),
                                      .primary = frame.tr("self.identity.me"),
                                      .primary_icon = ui::Icon::Check});
    show_notice(ui, "self.identity.notice", frame.view.notice);
    ui.space(2);
    ui.card("self.identity.person", [&] {
        ui.icon("self.identity.picture", ui::Icon::Person, frame.tr("self.identity.picture"), 96);
        ui.key_values("self.identity.data", {{.id = "name",
                                              .key = frame.tr("self.identity.name"),
                                              .value = frame.view.holder_name,
                                              .emphasised = true},
                                             {.id = "iin",
                                              .key = frame.tr("self.identity.iin"),
                                              .value = frame.view.holder_iin,
                                              .emphasised = true}});
    });
    ui.space(2);
    ui.paragraph("self.identity.text", frame.tr("self.identity.text"), ui::Tone::Quiet);
    if (frame.view.card_present) {
        ui.space(2);
        ui.banner("self.identity.take_card", ui::BannerKind::Info,
                  frame.tr("self.identity.take_card"), frame.tr("self.identity.take_card_text"));
    }
    if (screen.primary())
        frame.emit(flows::self_service::Next{});
    if (screen.back())
        frame.emit(flows::self_service::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
