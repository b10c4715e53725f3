// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The chip is being read: real progress, and the one thing to keep to.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_reading(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.back = frame.tr("common.cancel"), .centered = true});
    ui.heading("self.reading.title", frame.tr("self.reading.title"), ui::Align::Center);
    ui.space(4);
    ui.illustration("self.reading.picture", ui::Illustration::ReadCard,
                    frame.tr("self.reading.picture"), 520);
    ui.space(4);
    ui.subtitle("self.reading.keep", frame.tr("self.reading.keep"), ui::Align::Center);
    ui.space(3);
    ui.progress("self.reading.progress", frame.tr("self.reading.progress"), frame.view.progress,
                percent_words(ui, frame.view.progress));
    if (screen.back())
        frame.emit(flows::self_service::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
