// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Buttons: primary, secondary, quiet, danger.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {
namespace {

struct Look {
    Color fill;
    Color ink;
    Color edge;
    bool filled = true;
    bool edged = false;
};

Look look_of(const Core& core, const ButtonSpec& spec, bool held) {
    const auto& theme = core.theme();
    if (!spec.enabled || spec.busy)
        return {theme.sunken, theme.quiet_ink, theme.line, true,
                core.preferences.theme == ThemeName::HighContrast};
    switch (spec.kind) {
        case ButtonKind::Primary:
            return {held ? theme.primary_press : theme.primary, theme.on_primary, {}, true, false};
        case ButtonKind::Danger:
            return {theme.danger, theme.on_danger, {}, true, false};
        case ButtonKind::Quiet:
            return {held ? theme.primary_tint : core.ground(), theme.primary, {}, held, false};
        case ButtonKind::Secondary:
            break;
    }
    return {held ? theme.primary_tint : theme.surface, theme.primary, theme.primary, true, true};
}

struct Parts {
    float padding;
    float icon;
    float icon_gap;
};

Parts parts_of(const Core& core, const ButtonSpec& spec) {
    const bool iconic = spec.icon != Icon::None || spec.busy;
    return {core.dp(core.desk() ? 20 : 40), iconic ? core.symbol(core.desk() ? 20 : 36) : 0,
            iconic ? core.dp(core.desk() ? 10 : 20) : 0};
}

void draw_icon(Core& core, const ButtonSpec& spec, const Rect& rect, Color color) {
    if (!spec.busy) {
        core.canvas.icon(spec.icon, rect, color);
        return;
    }
    const Point c = rect.center();
    core.canvas.arc(c, rect.w * 0.42F, color, std::max(2.0F, rect.w * 0.1F), 0, 0.75F);
}

void draw_key_cap(Core& core, const Rect& button, Key key, Color color) {
    const auto text = core.block(name_of(key), TextStyle::Caption, 1e4F);
    const float pad = core.dp(6);
    const Rect cap{button.right() - text.width - 2 * pad - core.dp(10),
                   std::round(button.center().y - text.height / 2), text.width + 2 * pad,
                   text.height};
    core.canvas.stroke(cap, color, core.dp(5), std::max(1.0F, core.dp(1)));
    core.canvas.text(text, {cap.x + pad, cap.y}, color);
}

/// Icon and label as one group in the middle; an arrow onwards stands behind the words.
void draw_inside(Core& core, const Rect& rect, const TextBlock& text, const ButtonSpec& spec,
                 const Parts& parts, float cap, Color ink) {
    const float group = parts.icon + parts.icon_gap + text.width;
    float x = std::round(rect.x + (rect.w - cap - group) / 2);
    const Rect icon_size{0, std::round(rect.center().y - parts.icon / 2), parts.icon, parts.icon};
    const bool behind = spec.icon == Icon::Next && !spec.busy;
    Rect icon = icon_size;
    icon.x = behind ? x + text.width + parts.icon_gap : x;
    if (!behind)
        x += parts.icon + parts.icon_gap;
    if (parts.icon > 0)
        draw_icon(core, spec, icon, ink);
    core.canvas.text(text, {x, std::round(rect.center().y - text.height / 2)}, ink,
                     HorizontalAlign::Center, text.width);
}

}  // namespace

float Core::button_width(const std::string& label, const ButtonSpec& spec) {
    const Parts parts = parts_of(*this, spec);
    const float cap = spec.shortcut == Key::None ? 0 : key_cap_width(spec.shortcut);
    return std::ceil(text_width(label, TextStyle::Label) + parts.icon + parts.icon_gap +
                     2 * parts.padding + cap);
}

float Core::key_cap_width(Key key) {
    return key == Key::None ? 0 : text_width(name_of(key), TextStyle::Caption) + dp(22);
}

float Core::button_height(const std::string& label, const ButtonSpec& spec, float width) {
    const Parts parts = parts_of(*this, spec);
    const auto text =
        block(label, TextStyle::Label,
              width - parts.padding - parts.icon - parts.icon_gap - key_cap_width(spec.shortcut));
    return std::max(metrics.control(), std::round(text.height + dp(desk() ? 16 : 32)));
}

bool Core::draw_button(const std::string& id, const std::string& label, const Rect& rect,
                       const ButtonSpec& spec, ButtonPlace where) {
    const Parts parts = parts_of(*this, spec);
    const float cap = key_cap_width(spec.shortcut);
    const float room = rect.w - parts.padding - parts.icon - parts.icon_gap - cap;
    const auto text = block(label, TextStyle::Label, room);
    const Look look = look_of(*this, spec, input.pressed(id));
    Node node = Core::node_of(id, Role::Button, label, rect, text, look.ink, look.fill);
    node.state.enabled = spec.enabled && !spec.busy;
    node.state.busy = spec.busy;
    node.primary = where == ButtonPlace::BarPrimary || where == ButtonPlace::DialogPrimary;
    node.back = where == ButtonPlace::BarBack || where == ButtonPlace::DialogCancel;
    node.shortcut = spec.shortcut;
    node.truncated = text.height > rect.h + 1 || text.broken_word;
    const Press press = interactive(std::move(node));
    if (look.filled)
        canvas.fill(rect, look.fill, metrics.radius());
    if (look.edged)
        canvas.stroke(rect, look.edge, metrics.radius(), std::max(1.5F, dp(2)));
    draw_inside(*this, rect, text, spec, parts, cap, look.ink);
    if (spec.shortcut != Key::None)
        draw_key_cap(*this, rect, spec.shortcut, look.ink);
    focus_ring(id, rect, metrics.radius());
    return press.clicked;
}

bool Ui::button(std::string_view id, const std::string& label, const ButtonSpec& spec) {
    Core& core = *m_core;
    const bool row = core.column().row;
    const float natural = spec.wide ? core.width() : core.button_width(label, spec);
    const float width = std::min(natural, core.column().box.w);
    const float height = core.button_height(label, spec, row ? width : core.width());
    return core.draw_button(std::string(id), label, core.place(width, height), spec,
                            ButtonPlace::Content);
}

}  // namespace tereze::ui
