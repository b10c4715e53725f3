// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/theme.h"

#include <catch2/catch.hpp>

using namespace tereze::ui;

namespace {

struct Pair {
    const char* name;
    Color Tokens::*text;
    Color Tokens::*ground;
};

const std::vector<Pair> kTextPairs{
    {"ink on ground", &Tokens::ink, &Tokens::ground},
    {"ink on surface", &Tokens::ink, &Tokens::surface},
    {"ink on sunken", &Tokens::ink, &Tokens::sunken},
    {"ink on tint", &Tokens::ink, &Tokens::primary_tint},
    {"ink on warning", &Tokens::ink, &Tokens::warning_tint},
    {"quiet on ground", &Tokens::quiet_ink, &Tokens::ground},
    {"quiet on surface", &Tokens::quiet_ink, &Tokens::surface},
    {"quiet on tint", &Tokens::quiet_ink, &Tokens::primary_tint},
    {"primary on ground", &Tokens::primary, &Tokens::ground},
    {"primary on surface", &Tokens::primary, &Tokens::surface},
    {"on primary", &Tokens::on_primary, &Tokens::primary},
    {"on primary pressed", &Tokens::on_primary, &Tokens::primary_press},
    {"on danger", &Tokens::on_danger, &Tokens::danger},
    {"danger on ground", &Tokens::danger, &Tokens::ground},
    {"danger on surface", &Tokens::danger, &Tokens::surface},
    {"done on ground", &Tokens::done, &Tokens::ground},
    {"done on surface", &Tokens::done, &Tokens::surface},
};

}  // namespace

TEST_CASE("text keeps 7:1 in light and dark and 10:1 in high contrast") {
    for (const auto& [theme, least] :
         {std::pair{ThemeName::Light, 7.0}, std::pair{ThemeName::Dark, 7.0},
          std::pair{ThemeName::HighContrast, 10.0}})
        for (const auto& pair : kTextPairs) {
            INFO(static_cast<int>(theme) << " " << pair.name);
            CHECK(contrast_ratio(tokens(theme).*pair.text, tokens(theme).*pair.ground) >= least);
        }
}

TEST_CASE("edges of fields keep 3:1 on what they lie on") {
    for (const auto theme : {ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast}) {
        const auto& t = tokens(theme);
        CHECK(contrast_ratio(t.outline, t.surface) >= 3.0);
        CHECK(contrast_ratio(t.outline, t.ground) >= 3.0);
    }
}

TEST_CASE("the contrast of known colours is that of WCAG") {
    CHECK(contrast_ratio(Color::hex(0x000000), Color::hex(0xFFFFFF)) == Approx(21.0));
    CHECK(contrast_ratio(Color::hex(0x777777), Color::hex(0xFFFFFF)) == Approx(4.48).margin(0.01));
    CHECK(contrast_ratio(Color::hex(0x123456), Color::hex(0x123456)) == Approx(1.0));
}

TEST_CASE("a kiosk's targets are at least 20 mm at any density") {
    for (const double px_per_mm : {2.71, 3.21, 4.03, 5.5, 8.0}) {
        const Metrics metrics(Profile::Kiosk, px_per_mm, TextScale::Normal, 1080, 1920);
        INFO(px_per_mm);
        CHECK(metrics.target() / px_per_mm >= 20.0 - 0.5 / px_per_mm);
        CHECK(metrics.audited_target() == Approx(20 * px_per_mm));
    }
}

TEST_CASE("capitals on a kiosk are at least 4.8 mm high") {
    const Metrics metrics(Profile::Kiosk, 4.0, TextScale::Normal, 1080, 1920);
    // Noto Sans: capitals are 714 of 1000 units.
    CHECK(metrics.text_px(TextStyle::Caption) * 0.714F / 4.0F >= 4.8F);
}

TEST_CASE("the text scale doubles what is read") {
    const Metrics normal(Profile::Desk, 3.78, TextScale::Normal, 1920, 1080);
    const Metrics doubled(Profile::Desk, 3.78, TextScale::Largest, 1920, 1080);
    CHECK(doubled.text_px(TextStyle::Body) == 2 * normal.text_px(TextStyle::Body));
    CHECK(doubled.text_px(TextStyle::Caption) == 2 * normal.text_px(TextStyle::Caption));
}
