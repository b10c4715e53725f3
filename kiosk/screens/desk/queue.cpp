// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Between two visits: call the next person; who waits, and what was registered today.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens::desk {
namespace {

constexpr long kLongWaitMinutes = 30;

ui::TableRow waiting_row(const Frame& frame, const flows::desk::WaitingTicket& ticket) {
    const long minutes = minutes_since(frame.context.clock, ticket.since);
    const bool late = minutes > kLongWaitMinutes;
    return {.id = ticket.number,
            .cells = {ticket.number,
                      service_name(frame.context, frame.ui.language(), ticket.service_id),
                      calendar::short_clock(ticket.since),
                      count_words(frame.ui, "app.minutes_short", minutes)},
            .icon = late ? ui::Icon::Warning : ui::Icon::Ticket,
            .tone = late ? ui::Tone::Danger : ui::Tone::Normal};
}

void draw_waiting(const Frame& frame) {
    auto& ui = frame.ui;
    const auto& waiting = frame.view.waiting;
    ui.subtitle("desk.queue.waiting_title",
                waiting.empty()
                    ? frame.tr("desk.queue.waiting_label")
                    : count_words(ui, "desk.queue.waiting", static_cast<long>(waiting.size())));
    const auto late = std::count_if(waiting.begin(), waiting.end(), [&](const auto& ticket) {
        return minutes_since(frame.context.clock, ticket.since) > kLongWaitMinutes;
    });
    if (late > 0)
        ui.caption("desk.queue.late", count_words(ui, "desk.queue.late", late), ui::Tone::Danger);
    std::vector<ui::TableRow> rows;
    for (const auto& ticket : waiting)
        rows.push_back(waiting_row(frame, ticket));
    ui.table("desk.queue.waiting",
             {.label = frame.tr("desk.queue.waiting_label"),
              .columns = {{"number", frame.tr("desk.queue.number"), 1.1F},
                          {"service", frame.tr("desk.queue.service"), 2.4F},
                          {"since", frame.tr("desk.queue.since"), 1.0F, true},
                          {"waits", frame.tr("desk.queue.waits"), 1.1F, true}},
              .empty = frame.tr("desk.queue.nobody"),
              .pick = false},
             rows);
}

ui::TableRow case_row(const Frame& frame, const flows::desk::RecentCase& recent) {
    const auto& summary = recent.summary;
    return {.id = summary.case_id,
            .cells = {summary.registration_number, summary.applicant_name,
                      calendar::short_clock(summary.registered_at)},
            .icon = recent.from_outbox ? ui::Icon::Send : ui::Icon::Document,
            .tone = ui::Tone::Normal,
            .selected = summary.case_id == frame.typed.case_chosen};
}

void draw_cases(const Frame& frame) {
    auto& ui = frame.ui;
    const auto& recent = frame.view.recent;
    ui.subtitle("desk.queue.cases_title", frame.tr("desk.queue.cases"));
    if (std::any_of(recent.begin(), recent.end(), [](const auto& one) { return one.from_outbox; }))
        ui.caption("desk.queue.from_outbox", frame.tr("desk.queue.from_outbox"));
    std::vector<ui::TableRow> rows;
    for (const auto& one : recent)
        rows.push_back(case_row(frame, one));
    const auto pressed =
        ui.table("desk.queue.cases",
                 {.label = frame.tr("desk.queue.cases"),
                  .columns = {{"registration", frame.tr("desk.queue.registration"), 1.6F},
                              {"applicant", frame.tr("desk.queue.applicant"), 2.2F},
                              {"time", frame.tr("desk.queue.time"), 0.8F, true}},
                  .empty = frame.tr("desk.queue.no_cases")},
                 rows);
    if (pressed)
        frame.typed.case_chosen = recent[*pressed].summary.case_id;
    const bool chosen = std::any_of(recent.begin(), recent.end(), [&](const auto& one) {
        return one.summary.case_id == frame.typed.case_chosen;
    });
    if (!recent.empty() &&
        ui.button("desk.queue.print_receipt", frame.tr("desk.queue.print_receipt"),
                  {.icon = ui::Icon::Printer,
                   .enabled = chosen && !frame.view.busy,
                   .shortcut = ui::Key::F6}))
        frame.emit(flows::desk::PrintReceiptOf{frame.typed.case_chosen});
}

void draw_call(const Frame& frame) {
    auto& ui = frame.ui;
    ui.card("desk.queue.call", [&] {
        ui.subtitle("desk.queue.call_title", frame.tr("desk.queue.call_title"));
        ui.paragraph("desk.queue.call_text", frame.tr("desk.queue.call_text"), ui::Tone::Quiet);
        if (ui.button("desk.call_next", frame.tr("desk.call_next"),
                      {.kind = ui::ButtonKind::Primary,
                       .icon = ui::Icon::Bell,
                       .enabled = !frame.view.busy,
                       .busy = frame.view.busy,
                       .wide = true,
                       .shortcut = ui::Key::F2}))
            frame.emit(flows::desk::CallNext{});
    });
    if (frame.view.sealed_waiting > 0)
        ui.banner(
            "desk.queue.outbox", ui::BannerKind::Info,
            count_words(ui, "desk.queue.outbox", static_cast<long>(frame.view.sealed_waiting)),
            frame.tr("desk.queue.outbox_text"));
}

}  // namespace

void draw_queue(const Frame& frame) {
    auto& ui = frame.ui;
    wake_at_next_minute(ui, frame.context.clock);
    auto screen = open_screen(
        frame,
        {.title = frame.tr("desk.queue.title", {{"hall", hall_name(frame.context, ui.language())}}),
         .secondary = frame.tr("desk.queue.log_out")});
    show_notice(ui, "desk.queue.notice", frame.view.notice);
    ui.panes(
        "desk.queue.panes", 0.5F,
        [&] {
            draw_call(frame);
            ui.space(2);
            draw_waiting(frame);
        },
        [&] { draw_cases(frame); });
    if (screen.secondary())
        frame.emit(flows::desk::LogOut{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
