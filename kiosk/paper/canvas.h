// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Measures and draws blocks with pango and cairo; knows nothing of pages.
#pragma once

#include "kiosk/paper/layout.h"

#include <cairo.h>
#include <pango/pango.h>

#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace tereze::paper {

struct CairoDelete {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using CairoContext = std::unique_ptr<cairo_t, CairoDelete>;
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoDelete>;
struct GObjectDelete {
    void operator()(gpointer object) const { g_object_unref(object); }
};

/// Draws on one surface. Used by one thread (pango's font map is per thread).
class Canvas {
  public:
    /// Where dots are: on a grid, so lines and modules snap to it, or anywhere (PDF).
    enum class Grid { Dots, None };

    /// `dots_per_point` is the scale that `context` already carries.
    Canvas(cairo_t* context, Grid grid, double dots_per_point);

    /// The height that a block takes in a column of `width`.
    double height(const Block& block, double width) const;
    double height(const Blocks& blocks, double width) const;
    void draw(const Block& block, double x, double y, double width) const;
    void draw(const Blocks& blocks, double x, double y, double width) const;

    /// A table's head and rows one by one, for those who break pages.
    double head_height(const Table& table, double width) const;
    double row_height(const Table& table, std::size_t row, double width) const;
    void draw_head(const Table& table, double x, double y, double width) const;
    void draw_row(const Table& table, std::size_t row, double x, double y, double width) const;

  private:
    using Layout = std::unique_ptr<PangoLayout, GObjectDelete>;
    Layout shaped(const Text& text, double width) const;
    Layout shaped_at(const Text& text, double size, double width) const;
    double cells_height(const Table& table, const std::vector<Blocks>& cells, double width) const;
    void draw_cells(const Table& table, const std::vector<Blocks>& cells, double x, double y,
                    double width) const;
    double qr_module(const QrCode& code) const;
    double snapped(double length) const;
    void set_colour(const Colour& colour) const;

    double height_of(const Text& text, double width) const;
    double height_of(const Spacer& spacer, double width) const;
    double height_of(const Rule& rule, double width) const;
    double height_of(const Ornament& ornament, double width) const;
    double height_of(const QrCode& code, double width) const;
    double height_of(const Columns& columns, double width) const;
    double height_of(const Panel& panel, double width) const;
    double height_of(const Table& table, double width) const;
    void draw_it(const Text& text, double x, double y, double width) const;
    void draw_it(const Spacer& spacer, double x, double y, double width) const;
    void draw_it(const Rule& rule, double x, double y, double width) const;
    void draw_it(const Ornament& ornament, double x, double y, double width) const;
    void draw_it(const QrCode& code, double x, double y, double width) const;
    void draw_it(const Columns& columns, double x, double y, double width) const;
    void draw_it(const Panel& panel, double x, double y, double width) const;
    void draw_it(const Table& table, double x, double y, double width) const;

    /// Nested blocks ask for the same height on every level; shaping a text is the costly part.
    using HeightKey = std::tuple<std::string, double, double, double, Weight, bool, double>;
    mutable std::map<HeightKey, double> m_heights;

    cairo_t* m_cairo;
    Grid m_grid;
    double m_dots_per_point;
    std::unique_ptr<PangoContext, GObjectDelete> m_pango;
};

/// Strokes a band of ram's horn signs into the rectangle; the colour is the context's source.
void draw_ornament(cairo_t* context, double x, double y, double width, double height);

}  // namespace tereze::paper
