// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A sheet of A4 paper to draw on in millimetres, which ends as a scanner would see it.
#pragma once

#include <cairo.h>

#include <filesystem>
#include <memory>
#include <string>

namespace tereze::standins {

struct Colour {
    double red = 0.1;
    double green = 0.1;
    double blue = 0.12;
    double alpha = 1;
};
inline constexpr Colour kInk{};
inline constexpr Colour kBlueInk{0.10, 0.16, 0.55, 0.9};
inline constexpr Colour kStampInk{0.14, 0.25, 0.62, 0.72};

enum class Align { Left, Centre, Right };

struct TextStyle {
    double size_pt = 11;
    bool bold = false;
    bool italic = false;
    Align align = Align::Left;
    const char* family = "Noto Serif";
    Colour colour = kInk;
    double line_spacing = 1.15;
};

/// How the sheet lies under the lid.
struct SheetLook {
    double degrees = 0;
    Colour paper{0.985, 0.978, 0.957, 1};
    unsigned grain_seed = 1;
};

class Canvas {
  public:
    static constexpr double kWidthMm = 210;
    static constexpr double kHeightMm = 297;

    Canvas(int dpi, const SheetLook& look);

    /// Draws wrapped text (Pango markup) and returns its height in millimetres.
    double text(double x, double y, double width, const std::string& markup,
                const TextStyle& style = {});
    void line(double x1, double y1, double x2, double y2, double thickness = 0.2,
              const Colour& colour = kInk);
    void box(double x, double y, double width, double height, double thickness = 0.25,
             const Colour& colour = kInk);
    void fill(double x, double y, double width, double height, const Colour& colour);
    /// A round stamp with text along its rim.
    void stamp(double x, double y, double radius, const std::string& rim,
               const std::string& middle);
    /// A handwritten flourish; each seed signs in its own way.
    void signature(double x, double y, double width, unsigned seed);
    /// Large letters across the sheet.
    void across(double x, double y, double degrees, const std::string& words, double size_pt,
                const Colour& colour);
    /// For drawings that only one page has; one unit is a millimetre.
    cairo_t* context() { return m_cairo.get(); }

    /// Adds the grain of sensor and paper and writes an 8-bit PPM. False when the disk refuses.
    bool save(const std::filesystem::path& path);

  private:
    struct Destroy {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    };
    void lay_sheet(double degrees, const Colour& paper);

    int m_width_px;
    int m_height_px;
    unsigned m_grain_seed;
    std::unique_ptr<cairo_surface_t, Destroy> m_surface;
    std::unique_ptr<cairo_t, Destroy> m_cairo;
};

}  // namespace tereze::standins
