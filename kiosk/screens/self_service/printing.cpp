// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ticket is on its way to paper; it joins the queue once the printer has confirmed it.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_printing(const Frame& frame) {
    auto& ui = frame.ui;
    const auto screen = open_screen(frame, {.centered = true, .help = false});
    ui.illustration("self.printing.picture", ui::Illustration::TakeTicket,
                    frame.tr("self.printing.picture"), 440);
    ui.space(4);
    ui.heading("self.printing.title", frame.tr("self.printing.title"), ui::Align::Center);
    ui.space(4);
    ui.row([&] { ui.busy("self.printing.busy", frame.tr("self.printing.busy")); },
           ui::Align::Center);
}

}  // namespace tereze::screens::self_service
