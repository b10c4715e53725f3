// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// No paper in hand: the number is shown so that it is not lost, and that it does not queue yet.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {

void draw_print_failed(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("self.print-failed.title"),
                                      .back = frame.tr("self.print-failed.leave"),
                                      .primary = frame.tr("self.print-failed.retry"),
                                      .primary_icon = ui::Icon::Printer});
    show_notice(ui, "self.print-failed.notice", frame.view.notice);
    if (frame.view.ticket)
        ui.large_number("self.print-failed.number", frame.tr("self.print-failed.number"),
                        frame.view.ticket->number);
    ui.banner("self.print-failed.not_queued", ui::BannerKind::Warning,
              frame.tr("self.print-failed.not_queued"),
              frame.tr("self.print-failed.not_queued_text"));
    ui.space(2);
    ui.illustration("self.print-failed.picture", ui::Illustration::NoPaper,
                    frame.tr("self.print-failed.picture"), 300);
    ui.space(2);
    ui.paragraph("self.print-failed.staff", frame.tr("self.print-failed.staff"), ui::Tone::Normal,
                 ui::Align::Center);
    if (screen.primary())
        frame.emit(flows::self_service::RetryPrinting{});
    if (screen.back())
        frame.emit(flows::self_service::Finish{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
