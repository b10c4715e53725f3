// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A page is being scanned: real progress, and a way out.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_scanning(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(
        frame, {.title = frame.tr("desk.scanning.title"), .back = frame.tr("common.cancel")});
    beside_way(frame, [&] {
        ui.space(4);
        ui.illustration("desk.scanning.picture", ui::Illustration::PlacePapers,
                        frame.tr("desk.scanning.picture"), 300);
        ui.space(3);
        if (frame.view.selected < frame.view.documents.size())
            ui.subtitle("desk.scanning.document",
                        frame.view.documents[frame.view.selected].kind.title.in(ui.language()),
                        ui::Align::Center);
        ui.space(2);
        ui.centered([&] {
            ui.progress("desk.scanning.progress", frame.tr("desk.scanning.progress"),
                        frame.view.progress, percent_words(ui, frame.view.progress));
        });
    });
    if (screen.back())
        frame.emit(flows::desk::CancelScan{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
