// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/theme.h"

#include <array>
#include <cmath>

namespace tereze::ui {
namespace {

constexpr Tokens kLight{
    .ground = Color::hex(0xF4F7F8),
    .surface = Color::hex(0xFFFFFF),
    .sunken = Color::hex(0xEBF1F3),
    .line = Color::hex(0xD9E3E6),
    .outline = Color::hex(0x6F858D),
    .ink = Color::hex(0x10242B),
    .quiet_ink = Color::hex(0x41525A),
    .primary = Color::hex(0x00566B),
    .on_primary = Color::hex(0xFFFFFF),
    .primary_press = Color::hex(0x004050),
    .primary_tint = Color::hex(0xE3F1F4),
    .sky = Color::hex(0x00AFCA),
    .sun = Color::hex(0xFEC50C),
    .danger = Color::hex(0x8A1C1C),
    .on_danger = Color::hex(0xFFFFFF),
    .danger_tint = Color::hex(0xFBEDEC),
    .done = Color::hex(0x1B5E20),
    .done_tint = Color::hex(0xEAF5EB),
    .warning_tint = Color::hex(0xFFF4CF),
    .info_tint = Color::hex(0xE3F1F4),
    .focus = Color::hex(0x10242B),
    .ornament = Color::hex(0xC9DDE2),
    .scrim = {16, 36, 43, 150},
};

constexpr Tokens kDark{
    .ground = Color::hex(0x0B1D24),
    .surface = Color::hex(0x132F39),
    .sunken = Color::hex(0x0F262E),
    .line = Color::hex(0x264652),
    .outline = Color::hex(0x7A98A3),
    .ink = Color::hex(0xFFFFFF),
    .quiet_ink = Color::hex(0xC9DADF),
    .primary = Color::hex(0x7FE3F2),
    .on_primary = Color::hex(0x06222B),
    .primary_press = Color::hex(0xB5F0F8),
    .primary_tint = Color::hex(0x19404D),
    .sky = Color::hex(0x00AFCA),
    .sun = Color::hex(0xFEC50C),
    .danger = Color::hex(0xFFB4AB),
    .on_danger = Color::hex(0x2A0806),
    .danger_tint = Color::hex(0x4A1F1F),
    .done = Color::hex(0x9BE0A0),
    .done_tint = Color::hex(0x153B27),
    .warning_tint = Color::hex(0x463800),
    .info_tint = Color::hex(0x19404D),
    .focus = Color::hex(0xFFFFFF),
    .ornament = Color::hex(0x34687A),
    .scrim = {0, 0, 0, 170},
};

constexpr Tokens kHighContrast{
    .ground = Color::hex(0x000000),
    .surface = Color::hex(0x000000),
    .sunken = Color::hex(0x262626),
    .line = Color::hex(0xFFFFFF),
    .outline = Color::hex(0xFFFFFF),
    .ink = Color::hex(0xFFFFFF),
    .quiet_ink = Color::hex(0xE6E6E6),
    .primary = Color::hex(0xFFFF00),
    .on_primary = Color::hex(0x000000),
    .primary_press = Color::hex(0xFFFFFF),
    .primary_tint = Color::hex(0x1F1F00),
    .sky = Color::hex(0xFFFFFF),
    .sun = Color::hex(0xFFFF00),
    .danger = Color::hex(0xFFB0A9),
    .on_danger = Color::hex(0x000000),
    .danger_tint = Color::hex(0x000000),
    .done = Color::hex(0x8CFF9A),
    .done_tint = Color::hex(0x000000),
    .warning_tint = Color::hex(0x000000),
    .info_tint = Color::hex(0x000000),
    .focus = Color::hex(0xFFFFFF),
    .ornament = Color::hex(0x4D4D00),
    .scrim = {0, 0, 0, 225},
};

/// Units of one profile, before density. Kiosk text follows Section 508 402.4: capitals of 4.8 mm
/// are 27 units of em height at 4 px/mm.
struct ProfileUnits {
    double usual_px_per_mm;
    double px_per_mm_of_unit;  ///< density at which one unit is one pixel
    float target;
    float control;
    float audited_mm;
    float margin;
    float gap;
    std::array<float, 9> text;  ///< in the order of TextStyle
};

constexpr ProfileUnits kKiosk{4.0, 4.0, 80, 96, 20, 56, 24, {28, 32, 32, 34, 40, 56, 72, 240, 36}};
constexpr ProfileUnits kDesk{3.6, 3.78, 40, 46, 9, 32, 16, {15, 17, 17, 17, 21, 30, 40, 96, 19}};
constexpr ProfileUnits kBoard{0.0, 0.0, 88, 96, 0, 64, 32, {30, 36, 36, 36, 48, 64, 96, 152, 36}};

const ProfileUnits& units_of(Profile profile) {
    switch (profile) {
        case Profile::Kiosk:
            return kKiosk;
        case Profile::Desk:
            return kDesk;
        case Profile::Board:
            return kBoard;
    }
    return kKiosk;
}

float factor(TextScale scale) {
    switch (scale) {
        case TextScale::Normal:
            return 1.0F;
        case TextScale::Large:
            return 1.5F;
        case TextScale::Largest:
            return 2.0F;
    }
    return 1.0F;
}

}  // namespace

const Tokens& tokens(ThemeName name) {
    switch (name) {
        case ThemeName::Light:
            return kLight;
        case ThemeName::Dark:
            return kDark;
        case ThemeName::HighContrast:
            return kHighContrast;
    }
    return kLight;
}

Metrics::Metrics(Profile profile, double px_per_mm, TextScale scale, float width, float height)
    : m_profile(profile),
      m_px_per_mm(px_per_mm > 0 ? px_per_mm : units_of(profile).usual_px_per_mm),
      m_scale(factor(scale)),
      m_width(width),
      m_height(height),
      m_unit(1) {
    const auto& units = units_of(profile);
    const float fit = height > width ? std::min(width / 1080.0F, height / 1920.0F)
                                     : std::min(width / 1920.0F, height / 1080.0F);
    // A large screen of low density is read from further away, so the layout grows with it; a small
    // one keeps its millimetres and scrolls.
    m_unit = profile == Profile::Board
                 ? fit
                 : std::max(fit, static_cast<float>(m_px_per_mm / units.px_per_mm_of_unit));
    if (profile == Profile::Desk)
        m_unit = static_cast<float>(m_px_per_mm / units.px_per_mm_of_unit);
}

float Metrics::target() const {
    return std::round(dp(units_of(m_profile).target));
}

float Metrics::audited_target() const {
    return static_cast<float>(units_of(m_profile).audited_mm * m_px_per_mm);
}

float Metrics::control() const {
    return std::round(dp(units_of(m_profile).control));
}

float Metrics::margin() const {
    return std::round(dp(units_of(m_profile).margin));
}

float Metrics::gap() const {
    return std::round(dp(units_of(m_profile).gap));
}

float Metrics::text_px(TextStyle style) const {
    const float units = units_of(m_profile).text.at(static_cast<std::size_t>(style));
    // What is already large grows by half as much: a title at 200 % must still leave room to read
    // on.
    const bool large = style >= TextStyle::Title && style != TextStyle::Code;
    const float scale = large ? 1.0F + (m_scale - 1.0F) * 0.5F : m_scale;
    return std::round(dp(units) * (style == TextStyle::Numeral ? 1.0F : scale));
}

}  // namespace tereze::ui
