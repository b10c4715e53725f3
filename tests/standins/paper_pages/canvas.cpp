// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/paper_pages/canvas.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numbers>
#include <random>
#include <vector>

namespace tereze::standins {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kPi = std::numbers::pi;

int pixels(double millimetres, int dpi) {
    return static_cast<int>(std::lround(millimetres / kMmPerInch * dpi));
}

void use(cairo_t* cairo, const Colour& colour) {
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha);
}

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

Layout make_layout(cairo_t* cairo, const std::string& markup, const TextStyle& style) {
    Layout layout(pango_cairo_create_layout(cairo));
    // The context's unit is a millimetre, so a point is 25.4 / 72 units.
    pango_cairo_context_set_resolution(pango_layout_get_context(layout.get()), kMmPerInch);
    auto* font = pango_font_description_new();
    pango_font_description_set_family(font, style.family);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(font, static_cast<int>(style.size_pt * PANGO_SCALE));
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    // Hinted advances are whole units, and a unit is a whole millimetre here.
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(pango_layout_get_context(layout.get()), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout.get()), FALSE);
    pango_layout_set_line_spacing(layout.get(), static_cast<float>(style.line_spacing));
    pango_layout_set_markup(layout.get(), markup.c_str(), -1);
    return layout;
}

double height_of(PangoLayout* layout) {
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout, &width, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double width_of(PangoLayout* layout) {
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout, &width, &height);
    return static_cast<double>(width) / PANGO_SCALE;
}

std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> list;
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (continues && !list.empty())
            list.back() += c;
        else
            list.emplace_back(1, c);
    }
    return list;
}

}  // namespace

Canvas::Canvas(int dpi, const SheetLook& look)
    : m_width_px(pixels(kWidthMm, dpi)),
      m_height_px(pixels(kHeightMm, dpi)),
      m_grain_seed(look.grain_seed),
      m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, m_width_px, m_height_px)),
      m_cairo(cairo_create(m_surface.get())) {
    cairo_scale(context(), dpi / kMmPerInch, dpi / kMmPerInch);
    lay_sheet(look.degrees, look.paper);
}

void Canvas::lay_sheet(double degrees, const Colour& paper) {
    auto* cairo = context();
    use(cairo, {0.90, 0.905, 0.91, 1});  // the underside of the lid
    cairo_paint(cairo);
    cairo_translate(cairo, kWidthMm / 2, kHeightMm / 2);
    cairo_rotate(cairo, degrees * kPi / 180);
    cairo_translate(cairo, -kWidthMm / 2, -kHeightMm / 2);
    use(cairo, {0.35, 0.35, 0.38, 0.35});  // the shadow beside the sheet
    cairo_rectangle(cairo, 0.7, 0.8, kWidthMm, kHeightMm);
    cairo_fill(cairo);
    auto* tone = cairo_pattern_create_linear(0, 0, kWidthMm, kHeightMm);
    cairo_pattern_add_color_stop_rgb(tone, 0, paper.red, paper.green, paper.blue);
    cairo_pattern_add_color_stop_rgb(tone, 1, paper.red - 0.015, paper.green - 0.017,
                                     paper.blue - 0.03);
    cairo_set_source(cairo, tone);
    cairo_rectangle(cairo, 0, 0, kWidthMm, kHeightMm);
    cairo_fill(cairo);
    cairo_pattern_destroy(tone);
}

double Canvas::text(double x, double y, double width, const std::string& markup,
                    const TextStyle& style) {
    const auto layout = make_layout(context(), markup, style);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    const auto align = style.align == Align::Left     ? PANGO_ALIGN_LEFT
                       : style.align == Align::Centre ? PANGO_ALIGN_CENTER
                                                      : PANGO_ALIGN_RIGHT;
    pango_layout_set_alignment(layout.get(), align);
    use(context(), style.colour);
    cairo_move_to(context(), x, y);
    pango_cairo_show_layout(context(), layout.get());
    return height_of(layout.get());
}

void Canvas::line(double x1, double y1, double x2, double y2, double thickness,
                  const Colour& colour) {
    use(context(), colour);
    cairo_set_line_width(context(), thickness);
    cairo_move_to(context(), x1, y1);
    cairo_line_to(context(), x2, y2);
    cairo_stroke(context());
}

void Canvas::box(double x, double y, double width, double height, double thickness,
                 const Colour& colour) {
    use(context(), colour);
    cairo_set_line_width(context(), thickness);
    cairo_rectangle(context(), x, y, width, height);
    cairo_stroke(context());
}

void Canvas::fill(double x, double y, double width, double height, const Colour& colour) {
    use(context(), colour);
    cairo_rectangle(context(), x, y, width, height);
    cairo_fill(context());
}

void Canvas::stamp(double x, double y, double radius, const std::string& rim,
                   const std::string& middle) {
    auto* cairo = context();
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_rotate(cairo, -0.21);
    cairo_push_group(cairo);
    use(cairo, {kStampInk.red, kStampInk.green, kStampInk.blue, 1});
    for (const auto& [share, thickness] : {std::pair{1.0, 0.75}, {0.95, 0.2}, {0.66, 0.3}}) {
        cairo_set_line_width(cairo, thickness);
        cairo_arc(cairo, 0, 0, radius * share, 0, 2 * kPi);
        cairo_stroke(cairo);
    }
    TextStyle style{radius * 0.36, true, false, Align::Centre, "Noto Sans"};
    const auto letters = characters(rim);
    const double step = 2 * kPi / static_cast<double>(letters.size());
    for (const auto& letter : letters) {
        const auto layout = make_layout(cairo, letter, style);
        cairo_move_to(cairo, -width_of(layout.get()) / 2, -radius * 0.93);
        pango_cairo_show_layout(cairo, layout.get());
        cairo_rotate(cairo, step);
    }
    style.size_pt = radius * 0.42;
    style.colour = {kStampInk.red, kStampInk.green, kStampInk.blue, 1};
    style.line_spacing = 1.0;
    const auto layout = make_layout(cairo, middle, style);
    const double height = height_of(layout.get());
    text(-radius * 0.6, -height / 2, radius * 1.2, middle, style);
    cairo_pop_group_to_source(cairo);
    cairo_paint_with_alpha(cairo, kStampInk.alpha);
    cairo_restore(cairo);
}

void Canvas::signature(double x, double y, double width, unsigned seed) {
    auto* cairo = context();
    std::minstd_rand random(seed);
    const auto wander = [&random](double low, double high) {
        return low + (high - low) * static_cast<double>(random() % 1000) / 999.0;
    };
    use(cairo, kBlueInk);
    cairo_set_line_width(cairo, 0.42);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_move_to(cairo, x, y + wander(-1, 2));
    constexpr int kStrokes = 7;
    const double step = width / kStrokes;
    for (int i = 0; i < kStrokes; ++i) {
        const double left = x + i * step;
        const double up = wander(3, 8) * (i == 0 ? 1.5 : 1.0 - 0.09 * i);
        cairo_curve_to(cairo, left + wander(0, step), y - up, left + step + wander(-1, 2), y - up,
                       left + step * wander(0.5, 0.8), y + wander(-0.5, 1.5));
    }
    cairo_curve_to(cairo, x + width * 1.1, y - 1, x + width * 0.7, y + 4, x - width * 0.05, y + 3);
    cairo_stroke(cairo);
}

void Canvas::across(double x, double y, double degrees, const std::string& words, double size_pt,
                    const Colour& colour) {
    auto* cairo = context();
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_rotate(cairo, degrees * kPi / 180);
    const TextStyle style{size_pt, true, false, Align::Left, "Noto Sans", colour};
    const auto layout = make_layout(cairo, words, style);
    use(cairo, colour);
    cairo_move_to(cairo, -width_of(layout.get()) / 2, -height_of(layout.get()) / 2);
    pango_cairo_show_layout(cairo, layout.get());
    cairo_restore(cairo);
}

bool Canvas::save(const std::filesystem::path& path) {
    cairo_surface_flush(m_surface.get());
    const auto* data = cairo_image_surface_get_data(m_surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(m_surface.get()));
    std::minstd_rand random(m_grain_seed);
    std::vector<std::uint8_t> out;
    out.reserve(static_cast<std::size_t>(m_width_px) * m_height_px * 3);
    for (int y = 0; y < m_height_px; ++y) {
        const auto* pixel = data + static_cast<std::size_t>(y) * stride;
        for (int x = 0; x < m_width_px; ++x, pixel += 4) {
            const int grain = static_cast<int>(random() >> 8 & 3) - 1;
            for (const int channel : {2, 1, 0})  // cairo keeps blue first on this machine
                out.push_back(
                    static_cast<std::uint8_t>(std::clamp(pixel[channel] + grain, 0, 255)));
        }
    }
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return false;
    std::fprintf(file, "P6\n%d %d\n255\n", m_width_px, m_height_px);
    const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
    return std::fclose(file) == 0 && written;
}

}  // namespace tereze::standins
