// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A choice as a card: icon, title in full, summary, badge.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {
namespace {

/// A title beyond this many bytes is a sentence of the law and is set as reading text.
constexpr std::size_t kSentence = 160;

struct Cuts {
    float pad;
    float icon;    ///< side of the icon's round ground, 0 without
    float text_x;  ///< from the left edge
    float mark;    ///< room on the right for tick or arrow
};

Cuts cuts_of(const Core& core, const ChoiceSpec& spec) {
    const bool desk = core.desk();
    Cuts cuts{core.dp(desk ? 16 : 32), 0, 0, core.dp(desk ? 28 : 56)};
    if (spec.icon != Icon::None)
        cuts.icon = core.dp(desk ? 44 : 80);
    cuts.text_x = cuts.pad + (cuts.icon > 0 ? cuts.icon + core.dp(desk ? 14 : 28) : 0);
    return cuts;
}

TextBlock title_block(Core& core, const std::string& title, float room) {
    if (title.size() > kSentence)
        return core.block(title, TextStyle::Body, room);
    auto block = core.block(title, TextStyle::Label, room);
    // Kazakh makes long words: a narrow card sets its title smaller before it cuts one in two.
    if (block.broken_word)
        block = core.block(title, Face::Bold,
                           static_cast<int>(core.metrics.text_px(TextStyle::Caption)), room);
    return block;
}

void draw_mark(Core& core, const Rect& rect, const Cuts& cuts, bool selected, Color ink) {
    const float side = core.symbol(core.desk() ? 20 : 40);
    const Point c{rect.right() - cuts.pad - side / 2, rect.center().y};
    if (selected) {
        core.canvas.circle(c, side / 2, core.theme().primary);
        core.canvas.icon(Icon::Check,
                         Rect{c.x - side / 2, c.y - side / 2, side, side}.inset(side * 0.2F),
                         core.theme().on_primary);
        return;
    }
    core.canvas.icon(Icon::Next, {c.x - side / 2, c.y - side / 2, side, side}, ink);
}

void draw_badge(Core& core, const std::string& text, Point at) {
    const auto block = core.block(text, TextStyle::Caption, 1e4F);
    const float pad = core.dp(core.desk() ? 8 : 16);
    const Rect rect{at.x, at.y, block.width + 2 * pad, block.height + pad * 0.4F};
    core.canvas.fill(rect, core.theme().sunken, rect.h / 2);
    core.canvas.text(block, {rect.x + pad, rect.y + pad * 0.2F}, core.theme().ink);
}

struct Layout {
    Cuts cuts;
    TextBlock title;
    TextBlock summary;
    float badge = 0;  ///< its width beside the title
    float below = 0;  ///< its height below, where large text leaves no room beside
    float text_height = 0;
};

Layout layout_of(Core& core, const ChoiceSpec& spec) {
    Layout layout;
    Cuts& cuts = layout.cuts = cuts_of(core, spec);
    float room = core.width() - cuts.text_x - cuts.pad - cuts.mark;
    if (!spec.badge.empty()) {
        if (core.metrics.scale() > 1)
            layout.below = core.metrics.text_px(TextStyle::Caption) * 1.7F + core.dp(8);
        else
            layout.badge = core.text_width(spec.badge, TextStyle::Caption) + core.dp(48);
    }
    layout.title = title_block(core, spec.title, room - layout.badge);
    if (layout.title.broken_word && cuts.icon > 0) {
        // The words matter more than their picture.
        room += cuts.text_x - cuts.pad;
        cuts.icon = 0;
        cuts.text_x = cuts.pad;
        layout.title = title_block(core, spec.title, room - layout.badge);
    }
    layout.summary = core.block(spec.summary, TextStyle::Caption, room);
    layout.text_height = layout.title.height + layout.below;
    if (!spec.summary.empty())
        layout.text_height += layout.summary.height + core.dp(6);
    return layout;
}

void draw_inside(Core& core, const ChoiceSpec& spec, const Layout& layout, const Rect& rect) {
    const auto& theme = core.theme();
    const Cuts& cuts = layout.cuts;
    if (cuts.icon > 0) {
        const float middle = std::round(rect.center().y - cuts.icon / 2);
        const Rect disc{rect.x + cuts.pad, std::min(middle, rect.y + 1.5F * cuts.pad), cuts.icon,
                        cuts.icon};
        core.canvas.fill(disc, spec.selected ? theme.surface : theme.primary_tint, cuts.icon / 3);
        core.canvas.icon(spec.icon, disc.inset(cuts.icon * 0.24F), theme.primary);
    }
    const float x = rect.x + cuts.text_x;
    const float top = std::round(rect.center().y - layout.text_height / 2);
    core.canvas.text(layout.title, {x, top}, spec.enabled ? theme.ink : theme.quiet_ink);
    if (!spec.summary.empty())
        core.canvas.text(layout.summary, {x, top + layout.title.height + core.dp(6)},
                         theme.quiet_ink);
    if (layout.below > 0)
        draw_badge(core, spec.badge, {x, top + layout.text_height - layout.below + core.dp(8)});
    else if (layout.badge > 0)
        draw_badge(core, spec.badge,
                   {rect.right() - cuts.pad - cuts.mark - layout.badge + core.dp(16), top});
    if (spec.enabled)
        draw_mark(core, rect, cuts, spec.selected, theme.primary);
}

}  // namespace

bool Ui::choice(std::string_view id, const ChoiceSpec& spec) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const Layout layout = layout_of(core, spec);
    const float natural = std::max({core.metrics.control() + core.dp(core.desk() ? 6 : 16),
                                    layout.text_height + 2 * layout.cuts.pad * 0.8F,
                                    layout.cuts.icon + layout.cuts.pad});
    const Rect rect = core.place(core.width(), core.stretched(std::round(natural)));
    const bool tinted = spec.selected || core.input.pressed(id);
    const Color ground = tinted ? theme.primary_tint : theme.surface;
    Node node = Core::node_of(id, Role::Choice, spec.title, rect,
                              spec.summary.empty() ? layout.title : layout.summary,
                              spec.summary.empty() ? theme.ink : theme.quiet_ink, ground);
    node.value = spec.summary;
    node.state.enabled = spec.enabled;
    node.state.selected = spec.selected;
    node.truncated = layout.title.broken_word || layout.summary.broken_word;
    const Press press = core.interactive(std::move(node));
    core.canvas.fill(rect, ground, core.metrics.radius());
    core.canvas.stroke(rect, spec.selected ? theme.primary : theme.line, core.metrics.radius(),
                       core.dp(spec.selected ? 3 : 1.5F));
    draw_inside(core, spec, layout, rect);
    core.focus_ring(id, rect, core.metrics.radius());
    return press.clicked;
}

}  // namespace tereze::ui
