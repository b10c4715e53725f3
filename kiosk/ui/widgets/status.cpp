// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What goes on and what happened: progress, busy, banner.
#include "kiosk/ui/core.h"

#include <fmt/format.h>

#include <cmath>

namespace tereze::ui {
namespace {

/// A turning ring is drawn twelve times a second: enough to be seen turning, little for a software
/// renderer beside a scanner at work.
constexpr std::chrono::milliseconds kTurnStep{83};
constexpr std::chrono::milliseconds kTurn{1000};

struct BannerLook {
    Icon icon;
    Color ink;
    Color tint;
};

BannerLook look_of(const Tokens& theme, BannerKind kind) {
    switch (kind) {
        case BannerKind::Info:
            return {Icon::Info, theme.primary, theme.info_tint};
        case BannerKind::Success:
            return {Icon::Check, theme.done, theme.done_tint};
        case BannerKind::Warning:
            return {Icon::Warning, theme.ink, theme.warning_tint};
        case BannerKind::Error:
            return {Icon::Error, theme.danger, theme.danger_tint};
    }
    return {Icon::Info, theme.primary, theme.info_tint};
}

}  // namespace

Color Core::track() const {
    // In high contrast lines are as bright as what moves on them.
    return preferences.theme == ThemeName::HighContrast ? theme().sunken : theme().line;
}

float Core::turning() {
    wake_at(now + kTurnStep);
    const auto phase = now.time_since_epoch() % kTurn;
    return static_cast<float>(
               std::chrono::duration_cast<std::chrono::milliseconds>(phase).count()) /
           static_cast<float>(kTurn.count());
}

void Ui::progress(std::string_view id, const std::string& label, double fraction,
                  const std::string& text) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    fraction = std::clamp(fraction, 0.0, 1.0);
    const auto name = core.block(label, TextStyle::BodyBold, core.width() * 0.7F);
    const auto amount = core.block(text, TextStyle::Body, core.width() * 0.3F);
    const float thick = core.dp(core.desk() ? 10 : 20);
    const float head = std::max(name.height, amount.height);
    const Rect rect = core.place(core.width(), head + core.dp(core.desk() ? 8 : 16) + thick);
    Node node = Core::node_of(id, Role::Progress, label, rect, name, theme.ink, core.ground());
    node.value = fmt::format("{:.0f} {}", fraction * 100, text);
    node.state.busy = fraction < 1;
    node.truncated = name.broken_word || amount.broken_word;
    core.add(std::move(node));
    core.canvas.text(name, {rect.x, rect.y + head - name.height}, theme.ink);
    core.canvas.text(amount, {rect.right() - amount.width, rect.y + head - amount.height},
                     theme.quiet_ink);
    const Rect track{rect.x, rect.bottom() - thick, rect.w, thick};
    core.canvas.fill(track, core.track(), thick / 2);
    const float done = std::max(thick, track.w * static_cast<float>(fraction));
    core.canvas.fill({track.x, track.y, done, thick}, fraction >= 1 ? theme.done : theme.primary,
                     thick / 2);
}

void Ui::busy(std::string_view id, const std::string& text) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const float side = core.symbol(core.desk() ? 36 : 72);
    const float gap = core.dp(core.desk() ? 14 : 28);
    const auto block = core.block(text, TextStyle::Body, core.width() - side - gap);
    const Rect rect = core.place(side + gap + block.width, std::max(side, block.height));
    Node node = Core::node_of(id, Role::Busy, text, rect, block, theme.ink, core.ground());
    node.state.busy = true;
    core.add(std::move(node));
    const Point center{rect.x + side / 2, rect.center().y};
    const float thick = core.dp(core.desk() ? 4 : 8);
    const float phase = core.turning();
    core.canvas.ring(center, side / 2 - thick, core.track(), thick);
    core.canvas.arc(center, side / 2 - thick, theme.primary, thick, phase, phase + 0.3F);
    core.canvas.text(block, {rect.x + side + gap, std::round(rect.center().y - block.height / 2)},
                     theme.ink);
}

bool Ui::banner(std::string_view id, BannerKind kind, const std::string& title,
                const std::string& text, const std::string& action) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const BannerLook look = look_of(theme, kind);
    const float pad = core.dp(core.desk() ? 16 : 32);
    const float side = core.symbol(core.desk() ? 24 : 48);
    const float text_x = pad + side + core.dp(core.desk() ? 14 : 28);
    const float room = core.width() - text_x - pad;
    const auto head = core.block(title, TextStyle::BodyBold, room);
    const auto body = core.block(text, TextStyle::Body, room);
    const ButtonSpec button{.kind = ButtonKind::Secondary};
    const float button_h = action.empty() ? 0 : core.button_height(action, button, room);
    const float gap = core.dp(core.desk() ? 12 : 24);
    float height = 2 * pad + head.height;
    if (!text.empty())
        height += body.height + core.dp(6);
    if (!action.empty())
        height += button_h + gap;
    const Rect rect = core.place(core.width(), height);
    Node node = Core::node_of(id, Role::Banner, title, rect, body, theme.ink, look.tint);
    node.value = text;
    node.truncated = head.broken_word || body.broken_word;
    core.add(std::move(node));
    core.canvas.fill(rect, look.tint, core.metrics.radius());
    core.canvas.stroke(rect, kind == BannerKind::Warning ? theme.sun : look.ink.with_alpha(90),
                       core.metrics.radius(), core.dp(2));
    core.canvas.icon(look.icon,
                     {rect.x + pad, rect.y + pad + (head.line_height - side) / 2, side, side},
                     look.ink);
    core.canvas.text(head, {rect.x + text_x, rect.y + pad}, theme.ink);
    core.canvas.text(body, {rect.x + text_x, rect.y + pad + head.height + core.dp(6)}, theme.ink);
    if (action.empty())
        return false;
    const float width = std::min(room, core.button_width(action, button));
    return core.draw_button(std::string(id) + ".action", action,
                            {rect.x + text_x, rect.bottom() - pad - button_h, width, button_h},
                            button, ButtonPlace::Content);
}

}  // namespace tereze::ui
