// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Yes or no, and one of few: checkbox, segmented, radio.
#include "kiosk/ui/core.h"

#include <algorithm>
#include <cmath>

namespace tereze::ui {
namespace {

struct Line {
    std::string id;
    Role role;
    const std::string& label;
    std::string summary;
    bool checked;
};

void draw_box(Core& core, const Rect& box, bool checked) {
    const auto& theme = core.theme();
    const float radius = core.dp(core.desk() ? 5 : 10);
    core.canvas.fill(box, checked ? theme.primary : theme.surface, radius);
    if (!checked)
        core.canvas.stroke(box, theme.outline, radius, std::max(2.0F, core.dp(2.5F)));
    if (checked)
        core.canvas.icon(Icon::Check, box.inset(box.w * 0.16F), theme.on_primary);
}

void draw_dot(Core& core, const Rect& box, bool checked) {
    const auto& theme = core.theme();
    core.canvas.circle(box.center(), box.w / 2, checked ? theme.primary : theme.outline);
    core.canvas.circle(box.center(), box.w / 2 - core.dp(core.desk() ? 2 : 4), theme.surface);
    if (checked)
        core.canvas.circle(box.center(), box.w * 0.24F, theme.primary);
}

bool line(Core& core, const Line& what) {
    const auto& theme = core.theme();
    const float side = core.symbol(core.desk() ? 22 : 44);
    const float gap = core.dp(core.desk() ? 12 : 24);
    const float room = core.width() - side - gap;
    const auto text = core.block(what.label, TextStyle::Body, room);
    const auto note = core.block(what.summary, TextStyle::Caption, room);
    const float text_height = text.height + (what.summary.empty() ? 0 : note.height);
    const float height =
        std::max(core.metrics.target(), text_height + core.dp(core.desk() ? 12 : 24));
    const Rect rect = core.place(side + gap + std::max(text.width, note.width) + gap, height);
    Node node = Core::node_of(what.id, what.role, what.label, rect, text, theme.ink, core.ground());
    node.value = what.summary;
    node.state.checked = what.checked;
    const Press press = core.interactive(std::move(node));
    const float top = std::round(rect.center().y - text_height / 2);
    const Rect box{rect.x, std::round(top + (text.line_height - side) / 2), side, side};
    if (what.role == Role::Checkbox)
        draw_box(core, box, what.checked);
    else
        draw_dot(core, box, what.checked);
    core.canvas.text(text, {box.right() + gap, top}, theme.ink);
    core.canvas.text(note, {box.right() + gap, top + text.height}, theme.quiet_ink);
    core.focus_ring(what.id, rect, core.metrics.radius());
    return press.clicked;
}

void draw_segment(Core& core, const Rect& part, const TextBlock& text, bool chosen) {
    const auto& theme = core.theme();
    const float edge = core.dp(core.desk() ? 3 : 6);
    if (chosen)
        core.canvas.fill(part.inset(edge), theme.primary, core.metrics.radius() - edge);
    core.canvas.text(text, {part.x, std::round(part.center().y - text.height / 2)},
                     chosen ? theme.on_primary : theme.ink, HorizontalAlign::Center, part.w);
}

/// Large text: the parts then stand one under the other.
bool segments_too_narrow(Core& core, const std::vector<std::string>& options, float width) {
    return std::any_of(options.begin(), options.end(), [&](const auto& option) {
        return core.block(option, TextStyle::Label, width).broken_word;
    });
}

}  // namespace

bool Ui::checkbox(std::string_view id, const std::string& label, bool& value,
                  const std::string& summary) {
    const bool clicked = line(*m_core, {std::string(id), Role::Checkbox, label, summary, value});
    if (clicked)
        value = !value;
    return clicked;
}

bool Ui::radio(std::string_view id, const std::string& label,
               const std::vector<std::string>& options, std::size_t& index) {
    Core& core = *m_core;
    bool changed = false;
    if (!label.empty()) {
        const auto text = core.block(label, TextStyle::BodyBold, core.width());
        core.text_node(std::string(id) + ".label", Role::Text, text,
                       core.place(core.width(), text.height), core.theme().ink, core.ground());
    }
    for (std::size_t i = 0; i < options.size(); ++i)
        if (line(core, {std::string(id) + "." + std::to_string(i),
                        Role::Radio,
                        options[i],
                        {},
                        i == index})) {
            changed = i != index;
            index = i;
        }
    return changed;
}

bool Ui::segmented(std::string_view id, const std::string& label,
                   const std::vector<std::string>& options, std::size_t& index) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    if (!label.empty()) {
        const auto text = core.block(label, TextStyle::BodyBold, core.width());
        core.text_node(std::string(id) + ".label", Role::Text, text,
                       core.place(core.width(), text.height), theme.ink, core.ground());
        core.column().y -= core.column().gap / 2;
    }
    const auto count = static_cast<float>(options.size());
    const bool stacked = segments_too_narrow(core, options, core.width() / count - core.dp(24));
    const float part_width = stacked ? core.width() : std::floor(core.width() / count);
    float height = core.metrics.control();
    for (const auto& option : options)
        height =
            std::max(height, core.block(option, TextStyle::Label, part_width - core.dp(16)).height +
                                 core.dp(24));
    const Rect rect = core.place(core.width(), stacked ? height * count : height);
    core.canvas.fill(rect, theme.sunken, core.metrics.radius());
    core.canvas.stroke(rect, theme.line, core.metrics.radius(), core.dp(1.5F));
    bool changed = false;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto text = core.block(options[i], TextStyle::Label, part_width - core.dp(16));
        const auto step = static_cast<float>(i);
        Node node =
            Core::node_of(std::string(id) + "." + std::to_string(i), Role::Radio, options[i],
                          {stacked ? rect.x : rect.x + part_width * step,
                           stacked ? rect.y + std::round(height) * step : rect.y, part_width,
                           stacked ? std::round(height) : rect.h},
                          text, i == index ? theme.on_primary : theme.ink,
                          i == index ? theme.primary : theme.sunken);
        node.state.checked = i == index;
        const std::string part_id = node.id;
        const Rect part = node.rect;
        if (core.interactive(std::move(node)).clicked && i != index) {
            index = i;
            changed = true;
        }
        draw_segment(core, part, text, i == index);
        core.focus_ring(part_id, part, core.metrics.radius());
    }
    return changed;
}

}  // namespace tereze::ui
