// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A question above the screen, with a countdown where time runs out.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {
namespace {

struct Parts {
    TextBlock title;
    TextBlock text;
    std::vector<float> widths;
    float button_height = 0;
    bool stacked = false;
    float head = 0;  ///< countdown or icon
    float height = 0;
};

ButtonSpec button_of(const DialogAction& action) {
    return {.kind = action.kind};
}

Parts parts_of(Core& core, const DialogSpec& spec, float room) {
    Parts parts{core.block(spec.title, TextStyle::Subtitle, room),
                core.block(spec.text, TextStyle::Body, room),
                {},
                0,
                false,
                0,
                0};
    const float gap = core.metrics.gap();
    float total = -gap;
    for (const auto& action : spec.actions) {
        parts.widths.push_back(core.button_width(action.label, button_of(action)));
        total += parts.widths.back() + gap;
    }
    parts.stacked = total > room;
    for (std::size_t i = 0; i < spec.actions.size(); ++i) {
        const float width = parts.stacked ? room : parts.widths[i];
        parts.button_height =
            std::max(parts.button_height,
                     core.button_height(spec.actions[i].label, button_of(spec.actions[i]), width));
    }
    if (spec.left)
        parts.head = core.dp(core.desk() ? 112 : 224);
    else if (spec.icon != Icon::None)
        parts.head = core.dp(core.desk() ? 56 : 112);
    const auto rows = parts.stacked ? static_cast<float>(spec.actions.size()) : 1.0F;
    parts.height = parts.title.height + parts.text.height + gap * 0.5F +
                   (parts.head > 0 ? parts.head + gap : 0) + gap * 1.5F +
                   rows * parts.button_height + (rows - 1) * gap;
    return parts;
}

void draw_head(Core& core, const DialogSpec& spec, const Rect& rect) {
    const auto& theme = core.theme();
    const Point c = rect.center();
    const float radius = rect.h / 2;
    if (!spec.left) {
        core.canvas.circle(c, radius, theme.primary_tint);
        core.canvas.icon(spec.icon,
                         Rect{c.x - radius, rect.y, rect.h, rect.h}.inset(rect.h * 0.26F),
                         theme.primary);
        return;
    }
    const float thick = core.dp(core.desk() ? 8 : 14);
    core.canvas.ring(c, radius - thick / 2, core.track(), thick);
    core.canvas.arc(c, radius - thick / 2, theme.primary, thick, 0,
                    static_cast<float>(spec.left_fraction.value_or(1.0)));
    const auto digits = core.block(std::to_string(spec.left->count()), TextStyle::Display, 1e4F);
    core.canvas.text(digits, {c.x - radius, std::round(c.y - digits.height / 2)}, theme.ink,
                     HorizontalAlign::Center, rect.h);
}

/// Side by side in the middle, or one under the other where they are too long for that.
std::optional<std::size_t> draw_actions(Core& core, std::string_view id, const DialogSpec& spec,
                                        const Parts& parts, const Rect& area) {
    const float gap = core.metrics.gap();
    float total = -gap;
    for (const float width : parts.widths)
        total += width + gap;
    Rect rect{parts.stacked ? area.x : std::round(area.x + (area.w - total) / 2), area.y, area.w,
              parts.button_height};
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < spec.actions.size(); ++i) {
        const auto& action = spec.actions[i];
        if (!parts.stacked)
            rect.w = parts.widths[i];
        const auto where = action.id == spec.cancel             ? ButtonPlace::DialogCancel
                           : action.kind == ButtonKind::Primary ? ButtonPlace::DialogPrimary
                                                                : ButtonPlace::Content;
        if (core.draw_button(std::string(id) + "." + action.id, action.label, rect,
                             button_of(action), where))
            pressed = i;
        if (parts.stacked)
            rect.y += rect.h + gap;
        else
            rect.x += rect.w + gap;
    }
    return pressed;
}

}  // namespace

std::optional<std::size_t> Ui::dialog(std::string_view id, const DialogSpec& spec) {
    Core& core = *m_core;
    if (core.screen)
        core.end_screen();
    const auto& theme = core.theme();
    const float pad = core.dp(core.desk() ? 32 : 64);
    const float width =
        std::min(core.frame_width - 2 * core.metrics.margin(), core.dp(core.desk() ? 560 : 888));
    const float room = width - 2 * pad;
    const Parts parts = parts_of(core, spec, room);
    const Rect panel{std::round((core.frame_width - width) / 2),
                     std::round((core.frame_height - parts.height - 2 * pad) / 2), width,
                     parts.height + 2 * pad};
    core.canvas.fill({0, 0, core.frame_width, core.frame_height}, theme.scrim);
    core.layer = 1;
    core.grounds.push_back(theme.surface);
    core.canvas.shadow(panel, core.metrics.radius() * 1.5F, core.dp(24));
    core.canvas.fill(panel, theme.surface, core.metrics.radius() * 1.5F);
    core.canvas.stroke(panel, theme.line, core.metrics.radius() * 1.5F, core.dp(2));
    Node node;
    node.id = id;
    node.role = Role::Dialog;
    node.label = spec.title;
    if (spec.left)
        node.value = std::to_string(spec.left->count());
    node.rect = panel;
    core.add(std::move(node));
    float y = panel.y + pad;
    if (parts.head > 0) {
        draw_head(core, spec, {panel.x + pad, y, room, parts.head});
        y += parts.head + core.metrics.gap();
    }
    core.text_node(std::string(id) + ".title", Role::Heading, parts.title,
                   {panel.x + pad, y, room, parts.title.height}, theme.ink, theme.surface,
                   HorizontalAlign::Center);
    y += parts.title.height + core.metrics.gap() * 0.5F;
    core.text_node(std::string(id) + ".text", Role::Text, parts.text,
                   {panel.x + pad, y, room, parts.text.height}, theme.quiet_ink, theme.surface,
                   HorizontalAlign::Center);
    y += parts.text.height + core.metrics.gap() * 1.5F;
    const auto pressed = draw_actions(core, id, spec, parts, {panel.x + pad, y, room, 0});
    core.grounds.pop_back();
    return pressed;
}

}  // namespace tereze::ui
