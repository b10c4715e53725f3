// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A table for the desk: the queue, the documents.
#include "kiosk/ui/core.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tereze::ui {
namespace {

struct Layout {
    std::vector<float> x;
    std::vector<float> width;
    float pad = 0;
    bool stacked = false;  ///< too narrow for columns: the cells stand one under the other
};

/// No column gets narrower than its widest word.
std::vector<float> widest_words(Core& core, const TableSpec& spec,
                                const std::vector<TableRow>& rows) {
    std::vector<float> widest;
    const auto caption = static_cast<int>(core.metrics.text_px(TextStyle::Caption));
    const auto body = static_cast<int>(core.metrics.text_px(TextStyle::Body));
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        float width = core.fonts.widest_word(spec.columns[i].title, Face::Regular, caption);
        for (const auto& row : rows)
            if (i < row.cells.size())
                width = std::max(width, core.fonts.widest_word(row.cells[i], Face::Regular, body));
        widest.push_back(std::ceil(width) + 1);
    }
    return widest;
}

/// Shares the room by weight; what is short of its least width takes it from the others.
std::vector<float> shared(float room, const TableSpec& spec, const std::vector<float>& least) {
    std::vector<float> widths(spec.columns.size(), 0);
    std::vector<bool> fixed(spec.columns.size(), false);
    for (bool changed = true; changed;) {
        changed = false;
        float rest = room;
        float weights = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (fixed[i])
                rest -= widths[i];
            else
                weights += spec.columns[i].weight;
        }
        for (std::size_t i = 0; i < widths.size() && !changed; ++i) {
            if (fixed[i])
                continue;
            widths[i] = rest * spec.columns[i].weight / weights;
            if (widths[i] >= least[i])
                continue;
            widths[i] = least[i];
            fixed[i] = changed = true;
        }
    }
    return widths;
}

Layout layout_of(Core& core, const TableSpec& spec, const Rect& rect,
                 const std::vector<TableRow>& rows, bool icons) {
    Layout layout;
    layout.pad = core.dp(core.desk() ? 14 : 24);
    const float gap = core.dp(core.desk() ? 16 : 24);
    const float icon = icons ? core.symbol(core.desk() ? 32 : 60) : 0;
    const float room = rect.w - 2 * layout.pad - icon -
                       gap * static_cast<float>(spec.columns.empty() ? 0 : spec.columns.size() - 1);
    float x = rect.x + layout.pad + icon;
    const auto least = widest_words(core, spec, rows);
    layout.stacked = std::accumulate(least.begin(), least.end(), 0.0F) > room;
    if (layout.stacked) {
        layout.x.assign(spec.columns.size(), x);
        layout.width.assign(spec.columns.size(), rect.right() - layout.pad - x);
        return layout;
    }
    layout.width = shared(room, spec, least);
    for (const float width : layout.width) {
        layout.x.push_back(x);
        x += width + gap;
    }
    return layout;
}

std::string joined(const std::vector<std::string>& cells) {
    std::string all;
    for (const auto& cell : cells)
        all += (all.empty() || cell.empty() ? "" : " · ") + cell;
    return all;
}

void draw_head(Core& core, const std::string& id, const TableSpec& spec, const Layout& layout,
               const Rect& rect) {
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        if (spec.columns[i].title.empty())
            continue;
        const auto text = core.block(spec.columns[i].title, TextStyle::Caption, layout.width[i]);
        core.text_node(id + ".head." + spec.columns[i].id, Role::Text, text,
                       {layout.x[i], rect.bottom() - text.height - core.dp(core.desk() ? 8 : 12),
                        layout.width[i], text.height},
                       core.theme().quiet_ink, core.theme().surface,
                       spec.columns[i].numeric ? HorizontalAlign::Right : HorizontalAlign::Left);
    }
    core.canvas.fill({rect.x, rect.bottom() - core.dp(1.5F), rect.w, std::max(1.0F, core.dp(1.5F))},
                     core.theme().outline);
}

bool draw_row(Core& core, const std::string& id, const TableSpec& spec, const TableRow& row,
              const Layout& layout, const std::vector<TextBlock>& cells, const Rect& rect) {
    const auto& theme = core.theme();
    Node node;
    node.id = id + "." + row.id;
    node.role = Role::Row;
    node.label = joined(row.cells);
    node.rect = rect;
    node.state.enabled = row.enabled;
    node.state.selected = row.selected;
    node.text_px = core.metrics.text_px(TextStyle::Body);
    node.foreground = core.color_of(row.tone);
    for (const auto& cell : cells)
        node.truncated = node.truncated || cell.broken_word;
    const std::string node_id = node.id;
    const bool held = spec.pick && core.input.pressed(node_id);
    node.background = row.selected || held ? theme.primary_tint : theme.surface;
    if (node.background != theme.surface)
        core.canvas.fill(rect, node.background);
    bool clicked = false;
    if (spec.pick)
        clicked = core.interactive(std::move(node)).clicked;
    else
        core.add(std::move(node));
    if (row.selected)
        core.canvas.fill({rect.x, rect.y, core.dp(4), rect.h}, theme.primary);
    const float side = core.symbol(core.desk() ? 20 : 40);
    if (row.icon != Icon::None)
        core.canvas.icon(row.icon, {rect.x + layout.pad, rect.center().y - side / 2, side, side},
                         row.tone == Tone::Normal ? theme.primary : core.color_of(row.tone));
    if (layout.stacked) {
        float y = rect.y + core.dp(core.desk() ? 8 : 16);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            core.canvas.text(cells[i], {layout.x[i], y}, core.color_of(row.tone));
            y += cells[i].height;
        }
        core.focus_ring(node_id, rect, core.dp(4));
        return clicked;
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
        core.canvas.text(cells[i], {layout.x[i], std::round(rect.center().y - cells[i].height / 2)},
                         i == 0 && row.tone == Tone::Quiet ? theme.ink : core.color_of(row.tone),
                         spec.columns[i].numeric ? HorizontalAlign::Right : HorizontalAlign::Left,
                         layout.width[i]);
    core.focus_ring(node_id, rect, core.dp(4));
    return clicked;
}

float head_height(Core& core, const TableSpec& spec, const Layout& layout) {
    const float padding = core.dp(core.desk() ? 18 : 28);
    float head = core.metrics.text_px(TextStyle::Caption) * 1.4F + padding;
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
        head = std::max(
            head, core.block(spec.columns[i].title, TextStyle::Caption, layout.width[i]).height +
                      padding);
    return head;
}

/// The row's texts; a stacked cell carries its column's title, which no head shows then.
std::vector<TextBlock> cells_of(Core& core, const TableSpec& spec, const TableRow& row,
                                const Layout& layout, float& height) {
    std::vector<TextBlock> cells;
    const float padding = core.dp(core.desk() ? 16 : 32);
    float tallest = 0;
    float sum = 0;
    for (std::size_t i = 0; i < std::min(spec.columns.size(), row.cells.size()); ++i) {
        const bool titled = layout.stacked && i > 0 && !spec.columns[i].title.empty();
        const std::string text =
            titled ? spec.columns[i].title + ": " + row.cells[i] : row.cells[i];
        cells.push_back(core.block(text, TextStyle::Body, layout.width[i]));
        tallest = std::max(tallest, cells.back().height);
        sum += cells.back().height;
    }
    height = std::max(core.metrics.control(), (layout.stacked ? sum : tallest) + padding);
    return cells;
}

}  // namespace

std::optional<std::size_t> Ui::table(std::string_view id, const TableSpec& spec,
                                     const std::vector<TableRow>& rows) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const std::string name(id);
    const std::string key = "table/" + name;
    const Rect whole = core.place(core.width(), core.measured(key, 0));
    const bool icons = std::any_of(rows.begin(), rows.end(),
                                   [](const auto& row) { return row.icon != Icon::None; });
    const Layout layout = layout_of(core, spec, whole, rows, icons);
    core.canvas.fill(whole, theme.surface, core.metrics.radius());
    core.canvas.stroke(whole, theme.line, core.metrics.radius(), std::max(1.0F, core.dp(1.5F)));
    Node node;
    node.id = name;
    node.role = Role::Table;
    node.label = spec.label;
    node.rect = whole;
    core.add(std::move(node));
    float y = whole.y;
    if (!layout.stacked) {
        const float head = head_height(core, spec, layout);
        draw_head(core, name, spec, layout, {whole.x, y, whole.w, head});
        y += head;
    }
    std::optional<std::size_t> picked;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float height = 0;
        const auto cells = cells_of(core, spec, rows[r], layout, height);
        const Rect rect{whole.x + core.dp(2), y, whole.w - core.dp(4), std::round(height)};
        if (draw_row(core, name, spec, rows[r], layout, cells, rect))
            picked = r;
        y += rect.h;
        if (r + 1 < rows.size())
            core.canvas.fill({whole.x + layout.pad, y - core.dp(0.5F), whole.w - 2 * layout.pad,
                              std::max(1.0F, core.dp(1))},
                             theme.line);
    }
    if (rows.empty()) {
        const float pad = core.dp(core.desk() ? 28 : 56);
        const auto text = core.block(spec.empty, TextStyle::Body, whole.w - 2 * layout.pad);
        core.text_node(name + ".empty", Role::Text, text,
                       {whole.x + layout.pad, y + pad, whole.w - 2 * layout.pad, text.height},
                       theme.quiet_ink, theme.surface, HorizontalAlign::Center);
        y += text.height + 2 * pad;
    }
    core.measure(key, y - whole.y + core.dp(4));
    return picked;
}

}  // namespace tereze::ui
