// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What is seen as a picture: illustrations, icons, codes, scanned pages; and the board's calls.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {
namespace {

Node picture_node(std::string_view id, const std::string& label, const Rect& rect) {
    Node node;
    node.id = id;
    node.role = Role::Image;
    node.label = label;
    node.rect = rect;
    return node;
}

/// The largest rectangle of the picture's shape inside `room`.
Rect fitted(const Rect& room, int width, int height) {
    if (width <= 0 || height <= 0)
        return room;
    const float scale =
        std::min(room.w / static_cast<float>(width), room.h / static_cast<float>(height));
    const float w = std::round(static_cast<float>(width) * scale);
    const float h = std::round(static_cast<float>(height) * scale);
    return {std::round(room.center().x - w / 2), std::round(room.center().y - h / 2), w, h};
}

}  // namespace

void Ui::illustration(std::string_view id, Illustration which, const std::string& label,
                      float height_units) {
    Core& core = *m_core;
    const auto height = static_cast<int>(std::lround(core.dp(height_units)));
    const Texture texture = core.pictures.illustration(which, height, core.theme());
    const auto natural = static_cast<float>(texture.width);
    const Rect rect = core.place(natural, static_cast<float>(height));
    const Rect shown = fitted(rect, texture.width, texture.height);
    core.add(picture_node(id, label, shown));
    core.canvas.image(texture, shown);
}

void Ui::icon(std::string_view id, Icon icon, const std::string& label, float side_units) {
    Core& core = *m_core;
    const float side = core.dp(side_units);
    Rect rect = core.place(side, side);
    rect.w = side;
    core.add(picture_node(id, label, rect));
    core.canvas.icon(icon, rect, core.theme().primary);
}

void Ui::qr(std::string_view id, const std::string& label, const std::string& payload,
            float side_units) {
    Core& core = *m_core;
    const float wanted = side_units > 0 ? core.dp(side_units) : core.width();
    const auto texture = core.pictures.qr(payload);
    if (!texture) {
        paragraph(id, tr(texture.error().message_id()), Tone::Danger);
        return;
    }
    // Whole pixels a module: a scanner reads no blurred edge.
    const float module = std::max(
        1.0F, std::floor(std::min(wanted, core.width()) / static_cast<float>(texture->width)));
    const float side = module * static_cast<float>(texture->width);
    const Rect room = core.place(side, side);
    const Rect rect{std::round(room.center().x - side / 2), room.y, side, side};
    Node node = picture_node(id, label, rect);
    node.value = payload;
    core.add(std::move(node));
    core.canvas.image(*texture, rect);
}

bool Ui::thumbnail(std::string_view id, const ThumbnailSpec& spec) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const float pad = core.dp(core.desk() ? 10 : 20);
    const float natural = core.dp(core.desk() ? 168 : 300);
    const float width = core.column().row ? natural : core.width();
    const auto label = core.block(spec.label, TextStyle::Caption, width - 2 * pad);
    const auto note = core.block(spec.note, TextStyle::Caption, width - 2 * pad);
    const float page = std::round((std::min(width, natural) - 2 * pad) * 1.414F);
    const float height =
        page + label.height + (spec.note.empty() ? 0 : note.height) + 2 * pad + core.dp(8);
    const Rect rect = core.place(width, core.stretched(height));
    Node node = Core::node_of(id, Role::Choice, spec.label, rect, label, theme.ink,
                              spec.selected ? theme.primary_tint : theme.surface);
    node.value = spec.note;
    node.state.selected = spec.selected;
    node.truncated = label.broken_word || note.broken_word;
    const Color ground = node.background;
    const bool clicked = core.interactive(std::move(node)).clicked;
    core.canvas.fill(rect, ground, core.metrics.radius());
    core.canvas.stroke(rect, spec.selected ? theme.primary : theme.line, core.metrics.radius(),
                       core.dp(spec.selected ? 3 : 1.5F));
    const Rect sheet = fitted({rect.x + pad, rect.y + pad, rect.w - 2 * pad, page},
                              spec.picture.width, spec.picture.height);
    core.canvas.fill(sheet, Color::hex(0xFFFFFF));
    core.canvas.image(core.pictures.page(spec.picture), sheet);
    core.canvas.stroke(sheet.inset(-1), theme.line, 0, 1);
    const float y = rect.y + pad + page + core.dp(8);
    core.canvas.text(label, {rect.x + pad, y}, theme.ink, HorizontalAlign::Center,
                     rect.w - 2 * pad);
    core.canvas.text(note, {rect.x + pad, y + label.height}, core.color_of(spec.tone),
                     HorizontalAlign::Center, rect.w - 2 * pad);
    core.focus_ring(id, rect, core.metrics.radius());
    return clicked;
}

void Ui::page(std::string_view id, const std::string& label, const Picture& picture) {
    Core& core = *m_core;
    const float width = core.width();
    const float shape = picture.width > 0
                            ? static_cast<float>(picture.height) / static_cast<float>(picture.width)
                            : 1.414F;
    const float height = std::min(width * shape, std::max(core.dp(200), core.rest_of_height()));
    const Rect room = core.place(width, height);
    const Rect sheet = fitted(room, picture.width, picture.height);
    core.add(picture_node(id, label, sheet));
    core.canvas.shadow(sheet, 0, core.dp(6));
    core.canvas.fill(sheet, Color::hex(0xFFFFFF));
    core.canvas.image(core.pictures.page(picture), sheet);
}

namespace {

/// The largest style in which the place stands on one line.
TextBlock fitting_place(Core& core, const std::string& place, bool fresh, float room) {
    for (const auto style : {TextStyle::Display, TextStyle::Title, TextStyle::Subtitle}) {
        if (style == TextStyle::Display && !fresh)
            continue;
        auto block = core.block(place, style, 1e5F);
        if (block.width <= room)
            return block;
    }
    return core.block(place, TextStyle::Subtitle, std::max(core.dp(120), room));
}

}  // namespace

void Ui::call(std::string_view id, const CallSpec& spec) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const float pad = core.dp(spec.fresh ? 36 : 24);
    const float gap = core.dp(spec.fresh ? 40 : 28);
    const float arrow = core.dp(spec.fresh ? 88 : 52);
    const float bar = spec.fresh ? core.dp(12) : 0;
    const auto number =
        core.block(spec.number, spec.fresh ? TextStyle::Numeral : TextStyle::Display, 1e5F);
    const float text_x = pad + (spec.fresh ? bar + gap * 0.75F : 0);
    const float room = core.width() - text_x - number.width - arrow - 2 * gap - pad;
    const auto place = fitting_place(core, spec.place, spec.fresh, room);
    const Rect rect = core.place(core.width(), std::max(number.height, place.height) + pad * 2);
    Node node = Core::node_of(id, Role::Number, spec.number, rect, place,
                              spec.fresh ? theme.on_primary : theme.ink,
                              spec.fresh ? theme.primary : theme.surface);
    node.value = spec.place;
    node.state.selected = spec.fresh;
    node.truncated = place.width > room + 1 || place.broken_word;
    const Color ink = node.foreground;
    core.canvas.fill(rect, node.background, core.metrics.radius());
    core.add(std::move(node));
    if (spec.fresh)
        core.canvas.fill({rect.x + pad, rect.y + pad, bar, rect.h - 2 * pad}, theme.sun, bar / 2);
    else
        core.canvas.stroke(rect, theme.line, core.metrics.radius(), core.dp(2));
    core.canvas.text(number, {rect.x + text_x, rect.center().y - number.height / 2}, ink);
    const float x = rect.right() - pad - place.width;
    core.canvas.text(place, {x, rect.center().y - place.height / 2}, ink);
    core.canvas.icon(Icon::Next, {x - gap - arrow, rect.center().y - arrow / 2, arrow, arrow},
                     spec.fresh ? theme.sun : theme.primary);
}

}  // namespace tereze::ui
