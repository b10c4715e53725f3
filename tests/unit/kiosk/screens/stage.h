// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A user interface without a window: screens are drawn, pressed and typed into.
#pragma once

#include "core/regulation/catalogue.h"
#include "core/text/translator.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/ui.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <utility>

namespace tereze::screens {

inline const text::Translator& translator() {
    static const auto loaded =
        text::Translator::load(std::filesystem::path(TEREZE_BUILD_DIR) / "locales");
    if (!loaded)
        throw std::runtime_error(loaded.error().detail);
    return *loaded;
}

inline const regulation::Catalogue& catalogue() {
    static const auto loaded =
        regulation::Catalogue::load(std::filesystem::path(TEREZE_SOURCE_DIR) / "config");
    if (!loaded)
        throw std::runtime_error(loaded.error().detail);
    return *loaded;
}

class Stage {
  public:
    using Draw = std::function<void(ui::Ui&)>;

    Stage(ui::Profile profile, float width, float height, Draw draw,
          ui::Preferences preferences = {})
        : m_width(width), m_height(height), m_draw(std::move(draw)) {
        ui::UiOptions options;
        options.profile = profile;
        options.assets = std::filesystem::path(TEREZE_SOURCE_DIR) / "assets";
        options.defaults = preferences;
        options.translate = [](text::Language language, std::string_view id,
                               const text::Arguments& arguments) {
            return translator().tr(language, id, arguments);
        };
        auto made = ui::Ui::create(std::move(options));
        if (!made)
            throw std::runtime_error(made.error().code + ": " + made.error().detail);
        m_ui = std::move(*made);
        frame();
    }

    /// Frames until nothing is due at once.
    void frame() {
        int left = 20;
        do {
            m_now += std::chrono::milliseconds(16);
            m_ui->frame(m_now, m_width, m_height, m_draw);
        } while (m_ui->wants_frame() && --left > 0);
        REQUIRE(left > 0);
    }
    bool shows(std::string_view id) const { return m_ui->tree().find(id) != nullptr; }
    const ui::Node& node(std::string_view id) const {
        const auto* found = m_ui->tree().find(id);
        INFO(id);
        REQUIRE(found != nullptr);
        return *found;
    }
    void press(std::string_view id) {
        m_ui->scroll_into_view(id);
        frame();
        const auto at = node(id).visible.center();
        for (const auto kind : {ui::InputEvent::Kind::PointerDown, ui::InputEvent::Kind::PointerUp})
            m_ui->feed({kind, at, 0, ui::Key::None, {}, m_now});
        frame();
    }
    void type(const std::string& text) {
        for (const char letter : text)
            m_ui->feed(
                {ui::InputEvent::Kind::Text, {}, 0, ui::Key::None, std::string(1, letter), m_now});
        frame();
    }
    void key(ui::Key key) {
        m_ui->feed({ui::InputEvent::Kind::Key, {}, 0, key, {}, m_now});
        frame();
    }
    ui::Ui& ui() { return *m_ui; }
    std::string screen() const { return std::string(m_ui->tree().screen()); }

  private:
    float m_width;
    float m_height;
    Draw m_draw;
    std::unique_ptr<ui::Ui> m_ui;
    ui::TimePoint m_now{};
};

}  // namespace tereze::screens
