// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/board/board_screen.h"

#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens {
namespace {

constexpr std::size_t kCallsShown = 7;
constexpr std::chrono::seconds kFresh{20};

std::vector<queue::BoardCall> newest_first(std::vector<queue::BoardCall> calls) {
    std::stable_sort(calls.begin(), calls.end(), [](const auto& one, const auto& other) {
        return one.called_at > other.called_at;
    });
    calls.resize(std::min(calls.size(), kCallsShown));
    return calls;
}

void draw_head(ui::Ui& ui, const Context& context) {
    ui.columns({0.76F, 0.24F}, [&](std::size_t column) {
        if (column == 1) {
            const auto now = context.clock.now();
            ui.heading("board.clock", calendar::short_clock(now));
            ui.caption("board.date",
                       calendar::long_date(calendar::date_in_almaty(now), ui.language()));
            return;
        }
        ui.heading("board.hall", context.hall_name_kk);
        ui.caption("board.hall_ru", context.hall_name_ru);
    });
}

void draw_call(ui::Ui& ui, const Context& context, const queue::BoardCall& call) {
    const auto age = context.clock.now() - call.called_at;
    const bool fresh = !call.serving && age < kFresh;
    if (fresh)
        ui.request_frame_at(ui.now() + std::chrono::ceil<std::chrono::milliseconds>(kFresh - age));
    ui.call("board.call." + call.number, {.number = call.number,
                                          .place = ui.tr("board.place", {{"desk", call.desk}}),
                                          .fresh = fresh});
}

}  // namespace

void BoardScreen::draw(ui::Ui& ui, const BoardView& view) const {
    wake_at_next_minute(ui, m_context.clock);
    const auto screen = ui.screen({.id = "board", .bars = false, .help = false});
    draw_head(ui, m_context);
    if (!view.connected)
        ui.banner("board.connection", ui::BannerKind::Warning, ui.tr("board.disconnected"),
                  ui.tr("board.disconnected_text"));
    const auto calls = newest_first(view.called);
    if (calls.empty())
        ui.heading("board.nobody", ui.tr("board.nobody"), ui::Align::Center);
    else
        draw_call(ui, m_context, calls.front());
    if (calls.size() > 1)
        ui.grid("board.earlier", calls.size() - 1, 2,
                [&](std::size_t at) { draw_call(ui, m_context, calls[at + 1]); });
    ui.fill("board.fill");
    ui.subtitle("board.waiting", count_words(ui, "board.waiting", static_cast<long>(view.waiting)));
}

}  // namespace tereze::screens
