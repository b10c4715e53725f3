// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/canvas.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace tereze::paper {
namespace {

constexpr const char* kFamily = "Noto Sans, DejaVu Sans";

/// Left edges and widths of columns that share a width.
struct Slot {
    double x = 0;
    double width = 0;
};

template <class Items>
std::vector<Slot> share_out(const Items& items, double x, double width, double gap) {
    const double shares =
        std::accumulate(items.begin(), items.end(), 0.0,
                        [](double sum, const auto& item) { return sum + item.share; });
    const double free = width - gap * static_cast<double>(items.size() - (items.empty() ? 0 : 1));
    std::vector<Slot> slots;
    for (const auto& item : items) {
        slots.push_back({x, free * item.share / shares});
        x += slots.back().width + gap;
    }
    return slots;
}

PangoAlignment pango_align(Align align) {
    switch (align) {
        case Align::Left:
            return PANGO_ALIGN_LEFT;
        case Align::Centre:
            return PANGO_ALIGN_CENTER;
        case Align::Right:
            return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

void rounded_rectangle(cairo_t* cairo, double x, double y, double width, double height,
                       double radius) {
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -kQuarter, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, kQuarter);
    cairo_arc(cairo, x + radius, y + height - radius, radius, kQuarter, 2 * kQuarter);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo);
}

}  // namespace

Canvas::Canvas(cairo_t* context, Grid grid, double dots_per_point)
    : m_cairo(context),
      m_grid(grid),
      m_dots_per_point(dots_per_point),
      m_pango(pango_cairo_create_context(context)) {
    // One point of font size is one unit of the canvas.
    pango_cairo_context_set_resolution(m_pango.get(), 72);
    cairo_font_options_t* options = cairo_font_options_create();
    // Metrics must not depend on the surface: the preview breaks its lines where the paper does.
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(m_pango.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(m_pango.get(), FALSE);
}

double Canvas::height(const Block& block, double width) const {
    return std::visit([this, width](const auto& what) { return height_of(what, width); },
                      block.what);
}

double Canvas::height(const Blocks& blocks, double width) const {
    return std::accumulate(
        blocks.begin(), blocks.end(), 0.0,
        [this, width](double sum, const Block& block) { return sum + height(block, width); });
}

void Canvas::draw(const Block& block, double x, double y, double width) const {
    std::visit([this, x, y, width](const auto& what) { draw_it(what, x, y, width); }, block.what);
}

void Canvas::draw(const Blocks& blocks, double x, double y, double width) const {
    for (const auto& block : blocks) {
        draw(block, x, y, width);
        y += height(block, width);
    }
}

Canvas::Layout Canvas::shaped(const Text& text, double width) const {
    Layout layout = shaped_at(text, text.style.size, width);
    if (!text.style.one_line)
        return layout;
    pango_layout_set_width(layout.get(), -1);
    int natural = 0;
    pango_layout_get_size(layout.get(), &natural, nullptr);
    const double shrink = width * PANGO_SCALE / std::max(natural, 1);
    // A hundredth less, or rounding of advances would still break the line.
    return shaped_at(text, text.style.size * std::min(1.0, 0.99 * shrink), width);
}

Canvas::Layout Canvas::shaped_at(const Text& text, double size, double width) const {
    Layout layout(pango_layout_new(m_pango.get()));
    PangoFontDescription* font = pango_font_description_from_string(kFamily);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_font_description_set_weight(
        font, text.style.weight == Weight::Bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_align(text.style.align));
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(static_cast<int>(
                                           size * text.style.line_spacing * PANGO_SCALE)));
    if (text.style.tracking != 0)
        pango_attr_list_insert(
            attributes,
            pango_attr_letter_spacing_new(static_cast<int>(text.style.tracking * PANGO_SCALE)));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout.get(), text.words.data(), static_cast<int>(text.words.size()));
    return layout;
}

double Canvas::snapped(double length) const {
    if (m_grid == Grid::None)
        return length;
    return std::round(length * m_dots_per_point) / m_dots_per_point;
}

void Canvas::set_colour(const Colour& colour) const {
    cairo_set_source_rgb(m_cairo, colour.red, colour.green, colour.blue);
}

double Canvas::qr_module(const QrCode& code) const {
    const double wish = code.side / code.matrix.side_with_quiet();
    if (m_grid == Grid::None)
        return wish;
    const double dots = std::max(std::floor(wish * m_dots_per_point), double{QrCode::kLeastDots});
    return dots / m_dots_per_point;
}

double Canvas::height_of(const Text& text, double width) const {
    const auto& style = text.style;
    const auto [found, is_new] =
        m_heights.try_emplace(HeightKey{text.words, style.size, style.line_spacing, style.tracking,
                                        style.weight, style.one_line, width},
                              0);
    if (is_new) {
        int pango_height = 0;
        pango_layout_get_size(shaped(text, width).get(), nullptr, &pango_height);
        found->second = static_cast<double>(pango_height) / PANGO_SCALE;
    }
    return found->second;
}

double Canvas::height_of(const Spacer& spacer, double) const {
    return spacer.height;
}

double Canvas::height_of(const Rule& rule, double) const {
    return rule.thickness;
}

double Canvas::height_of(const Ornament& ornament, double) const {
    return ornament.height;
}

double Canvas::height_of(const QrCode& code, double) const {
    return qr_module(code) * code.matrix.side_with_quiet();
}

double Canvas::height_of(const Columns& columns, double width) const {
    const auto slots = share_out(columns.columns, 0, width, columns.gap);
    double tallest = 0;
    for (std::size_t i = 0; i < slots.size(); ++i)
        tallest = std::max(tallest, height(columns.columns[i].blocks, slots[i].width));
    return tallest;
}

double Canvas::height_of(const Panel& panel, double width) const {
    return height(panel.blocks, width - 2 * panel.padding) + 2 * panel.padding;
}

double Canvas::height_of(const Table& table, double width) const {
    double sum = height(table.title, width) + head_height(table, width);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        sum += row_height(table, row, width);
    return sum;
}

void Canvas::draw_it(const Text& text, double x, double y, double width) const {
    set_colour(text.style.colour);
    cairo_move_to(m_cairo, snapped(x), snapped(y));
    pango_cairo_show_layout(m_cairo, shaped(text, width).get());
}

void Canvas::draw_it(const Spacer&, double, double, double) const {}

void Canvas::draw_it(const Rule& rule, double x, double y, double width) const {
    set_colour(rule.colour);
    const double least = m_grid == Grid::Dots ? 1 / m_dots_per_point : 0;
    const double thickness = std::max(snapped(rule.thickness), least);
    if (!rule.dashed) {
        cairo_rectangle(m_cairo, x, snapped(y), width, thickness);
    } else {
        const double dash = mm(1.5);
        for (double at = 0; at < width; at += 2 * dash)
            cairo_rectangle(m_cairo, x + at, snapped(y), std::min(dash, width - at), thickness);
    }
    cairo_fill(m_cairo);
}

void Canvas::draw_it(const Ornament& ornament, double x, double y, double width) const {
    set_colour(ornament.colour);
    draw_ornament(m_cairo, x, y, width, ornament.height);
}

void Canvas::draw_it(const QrCode& code, double x, double y, double width) const {
    const double module = qr_module(code);
    const double side = module * code.matrix.side_with_quiet();
    const double shift = code.align == Align::Left     ? 0
                         : code.align == Align::Centre ? (width - side) / 2
                                                       : width - side;
    const double left = snapped(x + shift) + module * QrMatrix::kQuietModules;
    const double top = snapped(y) + module * QrMatrix::kQuietModules;
    set_colour({});
    // Runs of modules as one rectangle: no hairlines between neighbours in PDF viewers.
    for (int row = 0; row < code.matrix.modules; ++row) {
        for (int column = 0; column < code.matrix.modules; ++column) {
            int run = 0;
            while (column + run < code.matrix.modules && code.matrix.at(column + run, row))
                ++run;
            if (run > 0)
                cairo_rectangle(m_cairo, left + column * module, top + row * module, run * module,
                                module);
            column += run;
        }
    }
    cairo_fill(m_cairo);
}

void Canvas::draw_it(const Columns& columns, double x, double y, double width) const {
    const auto slots = share_out(columns.columns, x, width, columns.gap);
    for (std::size_t i = 0; i < slots.size(); ++i)
        draw(columns.columns[i].blocks, slots[i].x, y, slots[i].width);
}

void Canvas::draw_it(const Panel& panel, double x, double y, double width) const {
    if (panel.border > 0) {
        set_colour(panel.colour);
        cairo_set_line_width(m_cairo, panel.border);
        const double half = panel.border / 2;
        rounded_rectangle(m_cairo, x + half, y + half, width - panel.border,
                          height_of(panel, width) - panel.border, panel.radius);
        cairo_stroke(m_cairo);
    }
    draw(panel.blocks, x + panel.padding, y + panel.padding, width - 2 * panel.padding);
}

void Canvas::draw_it(const Table& table, double x, double y, double width) const {
    draw(table.title, x, y, width);
    y += height(table.title, width);
    draw_head(table, x, y, width);
    y += head_height(table, width);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        draw_row(table, row, x, y, width);
        y += row_height(table, row, width);
    }
}

double Canvas::cells_height(const Table& table, const std::vector<Blocks>& cells,
                            double width) const {
    const auto slots = share_out(table.columns, 0, width, table.gap);
    double tallest = 0;
    for (std::size_t i = 0; i < std::min(slots.size(), cells.size()); ++i)
        tallest = std::max(tallest, height(cells[i], slots[i].width));
    return tallest + 2 * table.padding;
}

void Canvas::draw_cells(const Table& table, const std::vector<Blocks>& cells, double x, double y,
                        double width) const {
    const auto slots = share_out(table.columns, x, width, table.gap);
    for (std::size_t i = 0; i < std::min(slots.size(), cells.size()); ++i)
        draw(cells[i], slots[i].x, y + table.padding, slots[i].width);
}

double Canvas::head_height(const Table& table, double width) const {
    return cells_height(table, table.head, width);
}

double Canvas::row_height(const Table& table, std::size_t row, double width) const {
    return cells_height(table, table.rows[row], width);
}

void Canvas::draw_head(const Table& table, double x, double y, double width) const {
    constexpr double kHeavy = 1.2;
    draw_cells(table, table.head, x, y, width);
    draw_it(Rule{kHeavy, table.rule, false}, x, y + head_height(table, width) - kHeavy, width);
}

void Canvas::draw_row(const Table& table, std::size_t row, double x, double y, double width) const {
    constexpr double kFine = 0.4;
    draw_cells(table, table.rows[row], x, y, width);
    draw_it(Rule{kFine, table.rule, false}, x, y + row_height(table, row, width) - kFine, width);
}

}  // namespace tereze::paper
