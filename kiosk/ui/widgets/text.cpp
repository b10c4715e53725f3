// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What is only read: headings, paragraphs, pairs, large numbers.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {
namespace {

HorizontalAlign horizontal(Align align) {
    return align == Align::Center ? HorizontalAlign::Center : HorizontalAlign::Left;
}

/// Headings never break a word: they get smaller instead.
int fitting_size(Core& core, const std::string& text, TextStyle style, float width) {
    auto size = static_cast<int>(core.metrics.text_px(style));
    const auto least = static_cast<int>(core.metrics.text_px(TextStyle::Body));
    const float widest = core.fonts.widest_word(text, Core::face_of(style), size);
    if (widest > width)
        size = std::max(least,
                        static_cast<int>(std::floor(static_cast<float>(size) * width / widest)));
    return size;
}

void title(Core& core, std::string_view id, const std::string& text, TextStyle style, Align align) {
    const float width = core.width();
    const auto block =
        core.block(text, Core::face_of(style), fitting_size(core, text, style, width), width);
    core.text_node(id, Role::Heading, block, core.place(block.width, block.height),
                   core.theme().ink, core.ground(), horizontal(align));
}

void reading(Core& core, std::string_view id, const std::string& text, TextStyle style, Tone tone,
             Align align) {
    const auto block = core.block(text, style, core.width());
    core.text_node(id, Role::Text, block, core.place(block.width, block.height),
                   core.color_of(tone), core.ground(), horizontal(align));
}

}  // namespace

Color Core::color_of(Tone tone) const {
    switch (tone) {
        case Tone::Normal:
            return theme().ink;
        case Tone::Quiet:
            return theme().quiet_ink;
        case Tone::Danger:
            return theme().danger;
        case Tone::Done:
            return theme().done;
    }
    return theme().ink;
}

void Ui::heading(std::string_view id, const std::string& text, Align align) {
    title(*m_core, id, text, TextStyle::Title, align);
}

void Ui::subtitle(std::string_view id, const std::string& text, Align align) {
    title(*m_core, id, text, TextStyle::Subtitle, align);
}

void Ui::paragraph(std::string_view id, const std::string& text, Tone tone, Align align) {
    reading(*m_core, id, text, TextStyle::Body, tone, align);
}

void Ui::caption(std::string_view id, const std::string& text, Tone tone, Align align) {
    reading(*m_core, id, text, TextStyle::Caption, tone, align);
}

void Ui::key_values(std::string_view id, const std::vector<KeyValue>& rows) {
    Core& core = *m_core;
    const float width = core.width();
    const float pad = core.dp(core.desk() ? 9 : 20);
    const bool beside = width > core.dp(core.desk() ? 340 : 520) * core.metrics.scale();
    const float key_width = beside ? std::round(width * 0.38F) : width;
    const float value_x = beside ? key_width + core.dp(16) : 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto key = core.block(row.key, TextStyle::Caption, key_width);
        const auto value = core.block(
            row.value, row.emphasised ? TextStyle::Subtitle : TextStyle::BodyBold, width - value_x);
        const float height =
            beside ? std::max(key.height, value.height) : key.height + value.height;
        // The first and the last lie on the edges of what holds them.
        const float above = i == 0 ? 0 : pad;
        const float below = i + 1 == rows.size() ? 0 : pad;
        const Rect rect = core.place(width, height + above + below);
        // Rows are one sheet: no gaps between them.
        if (i + 1 < rows.size()) {
            core.column().y -= core.column().gap;
            core.canvas.fill(
                {rect.x, rect.bottom() - core.dp(1), rect.w, std::max(1.0F, core.dp(1))},
                core.theme().line);
        }
        Node node;
        node.id = std::string(id) + "." + row.id;
        node.label = row.key;
        node.value = row.value;
        node.rect = rect;
        node.text_px = static_cast<float>(key.em_px);
        node.foreground = core.theme().quiet_ink;
        node.background = core.ground();
        node.truncated = value.broken_word;
        core.add(std::move(node));
        const float drop = beside ? std::max(0.0F, value.line_height - key.line_height) * 0.62F : 0;
        core.canvas.text(key, {rect.x, rect.y + above + drop}, core.theme().quiet_ink);
        core.canvas.text(value, {rect.x + value_x, rect.y + above + (beside ? 0 : key.height)},
                         core.color_of(row.tone));
    }
}

void Ui::large_number(std::string_view id, const std::string& label, const std::string& number) {
    Core& core = *m_core;
    const float width = core.width();
    const auto caption = core.block(label, TextStyle::Body, width);
    auto size = static_cast<int>(core.metrics.text_px(TextStyle::Numeral));
    // Steps, not a continuous size: each size is an atlas of its own.
    while (size > 48 && core.fonts.width(number, Face::Bold, size) > width)
        size -= 24;
    const auto digits = core.block(number, Face::Bold, size, width);
    const Rect rect = core.place(width, caption.height + digits.height);
    Node node =
        Core::node_of(id, Role::Number, label, rect, digits, core.theme().primary, core.ground());
    node.value = number;
    core.add(std::move(node));
    core.canvas.text(caption, {rect.x, rect.y}, core.theme().quiet_ink, HorizontalAlign::Center,
                     rect.w);
    core.canvas.text(digits, {rect.x, rect.y + caption.height}, core.theme().primary,
                     HorizontalAlign::Center, rect.w);
}

}  // namespace tereze::ui
