// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The server is asked for a number.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_issuing(const Frame& frame) {
    auto& ui = frame.ui;
    const auto screen = open_screen(frame, {.centered = true, .help = false});
    ui.heading("self.issuing.title", frame.tr("self.issuing.title"), ui::Align::Center);
    ui.space(3);
    ui.paragraph("self.issuing.service",
                 service_name(frame.context, ui.language(), frame.view.chosen_service),
                 ui::Tone::Quiet, ui::Align::Center);
    ui.space(4);
    ui.row([&] { ui.busy("self.issuing.busy", frame.tr("common.please_wait")); },
           ui::Align::Center);
}

}  // namespace tereze::screens::self_service
