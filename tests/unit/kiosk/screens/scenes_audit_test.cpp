// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every screen in every language, theme and text size, held against the audits without a window.
#include "tests/support/screen_scenes/scenes.h"
#include "tests/unit/kiosk/screens/stage.h"

using namespace tereze;
using screens::Stage;

namespace {

Bytes small_pixmap() {
    Bytes pixmap = to_bytes("P6 21 30 255\n");
    pixmap.resize(pixmap.size() + 21 * 30 * 3, 0xEE);
    return pixmap;
}

std::string findings_of(const scenes::Scene& scene, const ui::Preferences& look) {
    Stage stage(scene.profile, static_cast<float>(scene.width), static_cast<float>(scene.height),
                scene.draw, look);
    stage.frame();
    if (!scene.press.empty())
        stage.press(scene.press);
    std::string text;
    for (const auto& finding : stage.ui().audit())
        text += scene.name + ": " + finding.rule + " " + finding.node + " " + finding.detail + "\n";
    return text;
}

std::string findings_of_all(const ui::Preferences& look) {
    ManualClock clock(Clock::TimePoint(std::chrono::seconds(1795411140)));
    const scenes::World world{
        screens::catalogue(),
        clock,
        {screens::catalogue(), clock, "Алматы қаласының № 1 халыққа қызмет көрсету орталығы",
         "Центр обслуживания населения № 1 города Алматы", "3",
         [](const Bytes&, int) {
             return screens::DecodedPage{21, 30, Bytes(21 * 30 * 4, 0xEE)};
         }},
        {small_pixmap(), small_pixmap(), small_pixmap()}};
    std::string text;
    for (const auto& scene : scenes::all_scenes(world)) {
        // Nobody can touch a board: its text has one size.
        const bool fixed = scene.profile == ui::Profile::Board;
        if (!fixed || look.text_scale == ui::TextScale::Normal)
            text += findings_of(scene, look);
    }
    return text;
}

}  // namespace

TEST_CASE("no screen has a finding in Kazakh") {
    CHECK(findings_of_all({text::Language::Kazakh}) == "");
}

TEST_CASE("no screen has a finding in Russian") {
    CHECK(findings_of_all({text::Language::Russian}) == "");
}

TEST_CASE("no screen has a finding in English") {
    CHECK(findings_of_all({text::Language::English}) == "");
}

TEST_CASE("no screen has a finding in high contrast") {
    CHECK(findings_of_all({text::Language::Kazakh, ui::ThemeName::HighContrast}) == "");
}

TEST_CASE("no screen has a finding in dark colours") {
    CHECK(findings_of_all({text::Language::Kazakh, ui::ThemeName::Dark}) == "");
}

TEST_CASE("no screen has a finding at one and a half of the text size") {
    for (const auto language : text::kLanguages)
        CHECK(findings_of_all({language, ui::ThemeName::Light, ui::TextScale::Large}) == "");
}

TEST_CASE("no screen has a finding at twice the text size") {
    for (const auto language : text::kLanguages)
        CHECK(findings_of_all({language, ui::ThemeName::Light, ui::TextScale::Largest}) == "");
}
