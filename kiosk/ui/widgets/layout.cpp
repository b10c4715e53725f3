// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Where widgets stand: rows, columns, grids, panes, cards, lists.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {

float Core::stretched(float natural) {
    Column& c = column();
    if (c.stretch_to <= natural)
        return natural;
    c.stretched_by += c.stretch_to - natural;
    return std::exchange(c.stretch_to, 0.0F);
}

void Ui::card(std::string_view id, const Body& body) {
    Core& core = *m_core;
    const std::string key = "card/" + std::string(id);
    const float pad = core.dp(core.desk() ? 20 : 40);
    const float natural = core.measured(key, 2 * pad);
    const float height = core.stretched(natural);
    const Rect rect = core.place(core.width(), height);
    core.canvas.fill(rect, core.theme().surface, core.metrics.radius());
    core.canvas.stroke(rect, core.theme().line, core.metrics.radius(),
                       std::max(1.0F, core.dp(1.5F)));
    core.push_column(rect.inset(pad), core.metrics.gap());
    core.grounds.push_back(core.theme().surface);
    body();
    core.grounds.pop_back();
    core.measure(key, core.pop_column() + 2 * pad);
}

void Ui::row(const Body& body, Align align) {
    Core& core = *m_core;
    const std::string key = "row/" + std::to_string(core.row_count++);
    if (!core.column().first)
        core.column().y += core.column().gap;
    core.column().first = false;
    const Column& parent = core.column();
    const Rect box{parent.box.x, parent.y, parent.box.w, 0};
    const float used = core.measured(key, box.w);
    core.push_column(box, core.metrics.gap() * 0.75F);
    Column& inner = core.column();
    inner.row = true;
    const float shift = align == Align::Center ? std::max(0.0F, (box.w - used) / 2) : 0;
    inner.row_x = std::round(box.x + shift);
    body();
    Column& done = core.column();
    core.measure(key, std::min(box.w, done.row_x - done.gap - std::round(box.x + shift)));
    const float height = core.pop_column();
    core.column().y += height;
}

void Ui::columns(const std::vector<float>& weights, const std::function<void(std::size_t)>& body) {
    Core& core = *m_core;
    float total = 0;
    for (const float weight : weights)
        total += weight;
    const float gap = core.metrics.gap() * (core.desk() ? 1.5F : 1.0F);
    const Rect start = core.place(core.width(), 0);
    const float room = start.w - gap * static_cast<float>(weights.size() - 1);
    float x = start.x;
    float tallest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const float width = room * weights[i] / total;
        core.push_column({x, start.y, width, 0}, core.column().gap);
        body(i);
        tallest = std::max(tallest, core.pop_column());
        x += width + gap;
    }
    core.column().y += tallest;
}

void Ui::grid(std::string_view id, std::size_t count, std::size_t across,
              const std::function<void(std::size_t)>& cell) {
    Core& core = *m_core;
    const float gap = core.metrics.gap();
    // Larger text needs wider cells; a narrow window gets fewer of them.
    const float least = core.dp(core.desk() ? 220 : 300) * core.metrics.scale();
    while (across > 1 && (core.width() + gap) / static_cast<float>(across) - gap < least)
        --across;
    for (std::size_t from = 0; from < count; from += across) {
        const std::string key = "grid/" + std::string(id) + "/" + std::to_string(from);
        const Rect line = core.place(core.width(), core.measured(key, 0));
        const float width =
            (line.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
        float tallest = 0;
        for (std::size_t i = from; i < std::min(count, from + across); ++i) {
            const auto offset = static_cast<float>(i - from) * (width + gap);
            core.push_column({line.x + offset, line.y, width, line.h}, gap);
            core.column().stretch_to = line.h;
            cell(i);
            const float extra = core.column().stretched_by;
            tallest = std::max(tallest, core.pop_column() - extra);
        }
        core.measure(key, tallest);
    }
}

void Ui::list(std::string_view id, const Body& body, float height_units) {
    Core& core = *m_core;
    const float rest = core.rest_of_height() - (core.column().first ? 0 : core.column().gap);
    const float height =
        height_units > 0 ? core.dp(height_units) : std::max(core.metrics.control() * 2, rest);
    const Rect view = core.place(core.width(), height);
    core.begin_scroll(std::string(id), view);
    core.push_column({view.x, core.column().y, view.w - core.dp(core.desk() ? 16 : 24), 0},
                     core.metrics.gap());
    body();
    const float used = core.pop_column();
    core.column().y += used;
    core.end_scroll(core.ground());
}

void Ui::panes(std::string_view id, float left_share, const Body& left, const Body& right) {
    Core& core = *m_core;
    const float gap = core.metrics.gap() * 1.5F;
    const float rest = core.rest_of_height() - (core.column().first ? 0 : core.column().gap);
    const Rect whole = core.place(core.width(), std::max(core.metrics.control() * 4, rest));
    const float first = std::round((whole.w - gap) * left_share);
    const Rect left_rect{whole.x, whole.y, first, whole.h};
    const Rect right_rect{whole.x + first + gap, whole.y, whole.w - first - gap, whole.h};
    const auto pane = [&](const char* side, const Rect& rect, const Body& body) {
        core.begin_scroll(std::string(id) + side, rect);
        core.push_column({rect.x, core.column().y, rect.w - core.dp(16), 0}, core.metrics.gap());
        body();
        const float used = core.pop_column();
        core.column().y += used;
        core.end_scroll(core.ground());
    };
    pane(".left", left_rect, left);
    pane(".right", right_rect, right);
}

void Ui::centered(const Body& body, float max_width_units) {
    Core& core = *m_core;
    const Rect start = core.place(core.width(), 0);
    const float width =
        std::min(start.w, core.dp(max_width_units) * std::sqrt(core.metrics.scale()));
    core.push_column({start.x + (start.w - width) / 2, start.y, width, 0}, core.column().gap);
    body();
    const float used = core.pop_column();
    core.column().y += used;
}

void Ui::space(float steps) {
    m_core->column().y += m_core->metrics.grid(steps);
}

float Core::rest_of_height() const {
    if (!screen)
        return frame_height - columns.back().y - metrics.margin();
    const float end = screen->content.bottom() - dp(desk() ? 24 : 48) + input_offset();
    return end - columns.back().y;
}

float Core::input_offset() const {
    // Coordinates move with the scroll area; the rest of the height does not.
    return std::min(0.0F, screen->start_y - screen->content.y - dp(desk() ? 24 : 48));
}

void Ui::fill(std::string_view id) {
    Core& core = *m_core;
    if (!core.screen)
        return;
    // What the last pass drew without this spring tells how much is left for it.
    const std::string key = "fill/" + std::string(id);
    const float spring = core.measured(key, 0);
    const float air = core.dp(core.desk() ? 24 : 48);
    const float content = core.measured("ui.content.height", 0) - spring;
    const float wanted =
        content <= 0 ? 0 : std::max(0.0F, core.screen->content.h - 2 * air - content);
    core.column().y += spring;
    core.measure(key, std::floor(wanted));
}

void Ui::divider() {
    Core& core = *m_core;
    const Rect line = core.place(core.width(), std::max(1.0F, core.dp(1.5F)));
    core.canvas.fill(line, core.theme().line);
}

}  // namespace tereze::ui
