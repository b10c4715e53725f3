// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/board/board_screen.h"

#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens {
namespace {

/// The newest large and two rows below it: what is read from ten metres and fits every board.
constexpr std::size_t kCallsShown = 5;
/// One row less where the banner takes its place.
constexpr std::size_t kCallsBelowBanner = 3;

std::vector<queue::BoardCall> newest_first(std::vector<queue::BoardCall> calls, std::size_t shown) {
    std::stable_sort(calls.begin(), calls.end(), [](const auto& one, const auto& other) {
        return one.called_at > other.called_at;
    });
    calls.resize(std::min(calls.size(), shown));
    return calls;
}

void draw_head(ui::Ui& ui, const Context& context, std::size_t waiting) {
    ui.columns({0.56F, 0.22F, 0.22F}, [&](std::size_t column) {
        if (column == 0) {
            ui.subtitle("board.hall", context.hall_name_kk);
            ui.caption("board.hall_ru", context.hall_name_ru);
            return;
        }
        if (column == 1) {
            ui.heading("board.waiting_number", std::to_string(waiting), ui::Align::Center);
            ui.caption("board.waiting",
                       count_words(ui, "board.waiting", static_cast<long>(waiting)),
                       ui::Tone::Quiet, ui::Align::Center);
            return;
        }
        const auto now = context.clock.now();
        ui.heading("board.clock", calendar::short_clock(now), ui::Align::Center);
        ui.caption("board.date", calendar::long_date(calendar::date_in_almaty(now), ui.language()),
                   ui::Tone::Quiet, ui::Align::Center);
    });
}

void draw_call(ui::Ui& ui, const queue::BoardCall& call, bool newest) {
    ui.call("board.call." + call.number, {.number = call.number,
                                          .place = ui.tr("board.place", {{"desk", call.desk}}),
                                          .fresh = newest});
}

}  // namespace

void BoardScreen::draw(ui::Ui& ui, const BoardView& view) const {
    wake_at_next_minute(ui, m_context.clock);
    const auto screen = ui.screen({.id = "board", .bars = false, .help = false});
    draw_head(ui, m_context, view.waiting);
    if (!view.connected)
        ui.banner("board.connection", ui::BannerKind::Warning, ui.tr("board.disconnected"),
                  ui.tr("board.disconnected_text"));
    const auto calls = newest_first(view.called, view.connected ? kCallsShown : kCallsBelowBanner);
    if (calls.empty()) {
        ui.space(6);
        ui.illustration("board.picture", ui::Illustration::Welcome, ui.tr("board.picture"), 420);
        ui.space(4);
        ui.heading("board.nobody", ui.tr("board.nobody"), ui::Align::Center);
        return;
    }
    draw_call(ui, calls.front(), true);
    ui.grid("board.earlier", calls.size() - 1, 2,
            [&](std::size_t at) { draw_call(ui, calls[at + 1], false); });
}

}  // namespace tereze::screens
