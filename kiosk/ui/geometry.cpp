// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/geometry.h"

#include <cmath>

namespace tereze::ui {
namespace {

/// WCAG 2.2, definition of relative luminance.
double luminance(Color color) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

Color blend(Color top, Color ground) {
    const auto mix = [&](std::uint8_t t, std::uint8_t g) {
        return static_cast<std::uint8_t>((t * top.a + g * (255 - top.a) + 127) / 255);
    };
    return {mix(top.r, ground.r), mix(top.g, ground.g), mix(top.b, ground.b), 255};
}

double contrast_ratio(Color a, Color b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace tereze::ui
