// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The quiet band after қошқар мүйіз, drawn by us.
#include "kiosk/paper/canvas.h"

#include <cmath>

namespace tereze::paper {
namespace {

/// One horn of a sign whose stem stands at 0 and whose height is 1; `side` is -1 or 1.
void horn(cairo_t* cairo, double side) {
    const auto curve = [cairo, side](double x1, double y1, double x2, double y2, double x3,
                                     double y3) {
        cairo_curve_to(cairo, side * x1, y1, side * x2, y2, side * x3, y3);
    };
    cairo_move_to(cairo, 0, 1);
    curve(0.02, 0.62, 0.04, 0.06, 0.40, 0.06);
    curve(0.66, 0.06, 0.80, 0.28, 0.80, 0.50);
    curve(0.80, 0.76, 0.64, 0.90, 0.47, 0.90);
    curve(0.31, 0.90, 0.24, 0.74, 0.27, 0.62);
    curve(0.30, 0.48, 0.46, 0.44, 0.53, 0.56);
}

void diamond(cairo_t* cairo, double x) {
    constexpr double kHalf = 0.09;
    constexpr double kMiddle = 0.5;
    cairo_move_to(cairo, x, kMiddle - kHalf);
    cairo_line_to(cairo, x + kHalf, kMiddle);
    cairo_line_to(cairo, x, kMiddle + kHalf);
    cairo_line_to(cairo, x - kHalf, kMiddle);
    cairo_close_path(cairo);
}

}  // namespace

void draw_ornament(cairo_t* context, double x, double y, double width, double height) {
    constexpr double kPitch = 2.1;  // width of a sign and its neighbour space, in heights
    constexpr double kStroke = 0.085;
    const int signs = std::max(1, static_cast<int>(std::floor(width / (height * kPitch))));
    const double pitch = width / height / signs;
    cairo_save(context);
    cairo_translate(context, x, y);
    cairo_scale(context, height, height);
    cairo_set_line_width(context, kStroke);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    for (int i = 0; i < signs; ++i) {
        cairo_save(context);
        cairo_translate(context, (i + 0.5) * pitch, 0);
        horn(context, -1);
        horn(context, 1);
        cairo_stroke(context);
        cairo_restore(context);
        if (i > 0) {
            diamond(context, i * pitch);
            cairo_fill(context);
        }
    }
    cairo_restore(context);
}

}  // namespace tereze::paper
