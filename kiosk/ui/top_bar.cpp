// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What stands on top of every screen: mark, language, text size, contrast, help.
#include "kiosk/ui/core.h"

#include <array>
#include <cmath>

namespace tereze::ui {
namespace {

struct LanguageTexts {
    std::array<std::string, 3> shown;
    float width = 0;
};

/// Whole names where there is room, short ones where there is not.
LanguageTexts language_texts(Core& core, bool whole) {
    LanguageTexts texts;
    const float padding = core.dp(core.desk() ? 28 : 40);
    for (std::size_t i = 0; i < text::kLanguages.size(); ++i) {
        const std::string id = "ui.language." + std::string(code(text::kLanguages.at(i)));
        texts.shown.at(i) = core.tr(whole ? id : id + ".short");
        texts.width =
            std::max(texts.width, core.text_width(texts.shown.at(i), TextStyle::Label) + padding);
    }
    texts.width = std::ceil(std::max(texts.width, core.metrics.target()));
    return texts;
}

void draw_languages(Core& core, const LanguageTexts& texts, const Rect& rect) {
    const auto& theme = core.theme();
    core.canvas.fill(rect, theme.sunken, core.metrics.radius());
    for (std::size_t i = 0; i < text::kLanguages.size(); ++i) {
        const auto language = text::kLanguages.at(i);
        const bool chosen = core.preferences.language == language;
        const Rect part{rect.x + texts.width * static_cast<float>(i), rect.y, texts.width, rect.h};
        const auto text = core.block(texts.shown.at(i), TextStyle::Label, part.w);
        const bool inverted = core.preferences.theme == ThemeName::HighContrast && chosen;
        if (chosen) {
            const Rect lifted = part.inset(core.dp(core.desk() ? 3 : 6));
            const float radius = core.metrics.radius() - core.dp(core.desk() ? 3 : 6);
            core.canvas.fill(lifted, inverted ? theme.primary : theme.surface, radius);
            core.canvas.stroke(lifted, theme.primary, radius, core.dp(2));
        }
        Node node;
        node.id = "ui.language." + std::string(code(language));
        node.role = Role::Radio;
        node.label = core.tr(node.id);
        node.rect = part;
        node.state.checked = chosen;
        node.text_px = static_cast<float>(text.em_px);
        node.foreground = inverted ? theme.on_primary : chosen ? theme.primary : theme.ink;
        node.background = inverted ? theme.primary : chosen ? theme.surface : theme.sunken;
        const Color color = node.foreground;
        if (core.interactive(node).clicked) {
            core.preferences.language = language;
            core.keyboard_language = language;
            core.relayout = true;
        }
        core.canvas.text(text, {part.x, part.center().y - text.height / 2}, color,
                         HorizontalAlign::Center, part.w);
        core.focus_ring(node.id, part, core.metrics.radius());
    }
}

bool tool(Core& core, const std::string& id, Icon icon, const std::string& label,
          const std::string& value, const Rect& rect) {
    const auto& theme = core.theme();
    Node node;
    node.id = id;
    node.role = Role::Button;
    node.label = label;
    node.value = value;
    node.rect = rect;
    node.foreground = theme.ink;
    node.background = theme.surface;
    const Press press = core.interactive(std::move(node));
    core.canvas.fill(rect, press.held ? theme.primary_tint : theme.sunken, core.metrics.radius());
    const float side = core.dp(core.desk() ? 22 : 40);
    const Point c = rect.center();
    core.canvas.icon(icon, {c.x - side / 2, c.y - side / 2, side, side}, theme.ink);
    core.focus_ring(id, rect, core.metrics.radius());
    return press.clicked;
}

template <class Enum>
Enum after(Enum value) {
    return static_cast<Enum>((static_cast<int>(value) + 1) % 3);
}

void draw_tools(Core& core, float right, const Rect& bar, const LanguageTexts& texts) {
    const float side = core.metrics.target();
    const float gap = core.dp(core.desk() ? 8 : 16);
    const float y = std::round(bar.y + (bar.h - side) / 2);
    const float languages = texts.width * 3;
    float x = right - languages - 3 * (side + gap);
    draw_languages(core, texts, {x, y, languages, side});
    x += languages + gap;
    auto& wish = core.preferences;
    constexpr std::array kPercent{"100 %", "150 %", "200 %"};
    if (tool(core, "ui.text_size", Icon::TextSize, core.tr("ui.text_size"),
             kPercent.at(static_cast<std::size_t>(wish.text_scale)), {x, y, side, side})) {
        wish.text_scale = after(wish.text_scale);
        core.measures.clear();
        core.relayout = true;
    }
    x += side + gap;
    constexpr std::array kThemes{"ui.theme.light", "ui.theme.dark", "ui.theme.contrast"};
    if (tool(core, "ui.contrast", Icon::Contrast, core.tr("ui.contrast"),
             core.tr(kThemes.at(static_cast<std::size_t>(wish.theme))), {x, y, side, side})) {
        wish.theme = after(wish.theme);
        core.relayout = true;
    }
    x += side + gap;
    tool(core, "ui.help", Icon::Help, core.tr("ui.help"), {}, {x, y, side, side});
}

/// The mark, the product's name, and who works here.
void draw_mark(Core& core, const Rect& area, const std::string& status) {
    const auto& theme = core.theme();
    const float side = core.dp(core.desk() ? 36 : 72);
    const Rect icon{area.x, std::round(area.y + (area.h - side) / 2), side, side};
    core.canvas.icon(Icon::Mark, icon, theme.primary);
    float x = icon.right() + core.dp(core.desk() ? 12 : 20);
    const auto name = core.block(core.tr("ui.product"), TextStyle::Subtitle, 1e4F);
    if (x + name.width > area.right())
        return;
    core.text_node("ui.product", Role::Text, name,
                   {x, std::round(area.center().y - name.height / 2), name.width, name.height},
                   theme.primary, theme.surface);
    if (status.empty())
        return;
    x += name.width + core.dp(core.desk() ? 24 : 32);
    const auto text = core.block(status, TextStyle::Body, std::max(1.0F, area.right() - x));
    core.canvas.fill(
        {x - core.dp(core.desk() ? 12 : 16), icon.y + icon.h / 4, core.dp(1), icon.h / 2},
        theme.outline);
    core.text_node(
        "ui.status", Role::Text, text,
        {x, std::round(area.center().y - text.height / 2), area.right() - x, text.height},
        theme.quiet_ink, theme.surface);
}

}  // namespace

float Core::draw_top_bar(const std::string& status) {
    const Rect bar{0, 0, frame_width, std::round(dp(desk() ? 64 : 128))};
    const Rect band{0, bar.bottom(), frame_width, std::round(dp(desk() ? 16 : 32))};
    canvas.fill(bar, theme().surface);
    const float side = metrics.margin();
    const float tools = 3 * (metrics.target() + dp(desk() ? 8 : 16));
    const float mark = dp(desk() ? 36 : 72) + dp(24);
    auto texts = language_texts(*this, true);
    if (texts.width * 3 + tools + mark > frame_width - 2 * side)
        texts = language_texts(*this, false);
    const float right = frame_width - side;
    draw_mark(*this, {side, 0, right - texts.width * 3 - tools - side - dp(24), bar.h}, status);
    draw_tools(*this, right, bar, texts);
    canvas.fill(band, theme().primary_tint);
    canvas.ornament(band, theme().ornament);
    return band.bottom();
}

}  // namespace tereze::ui
