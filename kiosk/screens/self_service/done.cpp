// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ticket has joined the queue: the number, the wait, and what to take along.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {
namespace {

void draw_wait(const Frame& frame, const flows::Ticket& ticket) {
    auto& ui = frame.ui;
    const auto ahead = ticket.people_ahead == 0
                           ? frame.tr("self.done.nobody_ahead")
                           : count_words(ui, "self.done.ahead", ticket.people_ahead);
    ui.subtitle("self.done.ahead", ahead, ui::Align::Center);
    if (ticket.estimated_wait_minutes)
        ui.paragraph("self.done.wait",
                     count_words(ui, "self.done.wait", *ticket.estimated_wait_minutes),
                     ui::Tone::Quiet, ui::Align::Center);
}

}  // namespace

void draw_done(const Frame& frame) {
    auto& ui = frame.ui;
    // A notice here means that the server did not say whether the ticket joined: no wait is known.
    const bool sure = !frame.view.notice;
    auto screen =
        open_screen(frame, {.title = frame.tr(sure ? "self.done.title" : "self.done.title_unsure"),
                            .primary = frame.tr("common.finish"),
                            .primary_icon = ui::Icon::Check});
    if (!sure)
        ui.banner("self.done.notice", ui::BannerKind::Warning, frame.tr("self.done.unsure"),
                  frame.tr("self.done.unsure_text"));
    if (frame.view.ticket) {
        const auto& ticket = *frame.view.ticket;
        ui.large_number("self.done.number", frame.tr("self.done.number"), ticket.number);
        if (sure)
            draw_wait(frame, ticket);
        ui.space(2);
        ui.qr("self.done.qr", frame.tr("self.done.qr"), ticket.url, 360);
        ui.caption("self.done.qr_text", frame.tr("self.done.qr_text"), ui::Tone::Quiet,
                   ui::Align::Center);
    }
    ui.space(2);
    if (frame.view.ticket)
        show_repealed(ui, "self.done.repealed", frame.context, frame.view.ticket->service_id);
    ui.banner("self.done.take", ui::BannerKind::Info,
              frame.tr(frame.view.card_present ? "self.done.take_both" : "self.done.take_ticket"),
              frame.tr("self.done.take_text"));
    if (screen.primary())
        frame.emit(flows::self_service::Finish{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
