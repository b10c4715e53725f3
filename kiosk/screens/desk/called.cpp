// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A person has been called: they come, they are called again, or they do not come.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {
namespace {

std::vector<ui::KeyValue> applicant_rows(const Frame& frame) {
    const auto& called = *frame.view.called;
    const auto& applicant = called.applicant;
    std::vector<ui::KeyValue> rows;
    if (!applicant.surname.empty())
        rows.push_back({.id = "name",
                        .key = frame.tr("desk.called.name"),
                        .value = applicant.surname + " " + applicant.given_names,
                        .emphasised = true});
    rows.push_back({.id = "iin", .key = frame.tr("desk.called.iin"), .value = applicant.iin});
    rows.push_back({.id = "since",
                    .key = frame.tr("desk.called.since"),
                    .value = calendar::short_clock(called.ticket.created_at)});
    rows.push_back(
        {.id = "service",
         .key = frame.tr("desk.called.service"),
         .value = service_title(frame.context, frame.ui.language(), called.ticket.service_id)});
    return rows;
}

}  // namespace

void draw_called(const Frame& frame) {
    auto& ui = frame.ui;
    if (!frame.view.called)
        return;
    const auto& called = *frame.view.called;
    const bool only_ends = frame.view.cannot_begin;
    const auto* primary = only_ends        ? "desk.finish_visit"
                          : called.serving ? "common.continue"
                                           : "desk.called.come";
    auto screen = open_screen(
        frame,
        {.title = frame.tr(called.serving ? "desk.called.serving" : "desk.called.title"),
         .primary = frame.tr(primary),
         .primary_enabled = !frame.view.busy,
         .primary_busy = frame.view.busy,
         .primary_icon = only_ends ? ui::Icon::Check : ui::Icon::Person,
         // After a restart the case may be signed and sent already: then the visit only ends.
         .secondary =
             called.serving && !only_ends ? frame.tr("desk.finish_visit") : std::string()});
    show_notice(ui, "desk.called.notice", frame.view.notice);
    ui.columns({0.45F, 0.55F}, [&](std::size_t column) {
        if (column == 0) {
            ui.card("desk.called.ticket", [&] {
                ui.large_number("desk.called.number", frame.tr("desk.called.number"),
                                called.ticket.number);
                ui.subtitle("desk.called.short_service",
                            service_name(frame.context, ui.language(), called.ticket.service_id),
                            ui::Align::Center);
                ui.space(1);
            });
            return;
        }
        ui.card("desk.called.card",
                [&] { ui.key_values("desk.called.applicant", applicant_rows(frame)); });
        ui.row([&] {
            const bool free = !frame.view.busy && !called.serving;
            if (ui.button("desk.recall", frame.tr("desk.recall"),
                          {.icon = ui::Icon::Bell, .enabled = free, .shortcut = ui::Key::F3}))
                frame.emit(flows::desk::Recall{});
            if (ui.button("desk.no_show", frame.tr("desk.no_show"),
                          {.icon = ui::Icon::Close, .enabled = free, .shortcut = ui::Key::F8}))
                frame.emit(flows::desk::NoShow{});
        });
    });
    if (screen.primary() && !only_ends)
        frame.emit(flows::desk::StartServing{});
    else if (screen.primary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.secondary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
