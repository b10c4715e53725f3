// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Fields to type in: text, password, PIN.
#include "kiosk/ui/core.h"
#include "kiosk/ui/text_edit.h"

#include <cmath>

namespace tereze::ui {
namespace {

struct Box {
    Rect rect;
    bool focused = false;
};

/// The field's name above it; part of the field's node, so it has none of its own.
void draw_label(Core& core, const FieldSpec& spec) {
    const auto label = core.block(spec.label, TextStyle::BodyBold, core.width());
    const Rect rect = core.place(core.width(), label.height);
    core.canvas.text(label, {rect.x, rect.y}, core.theme().ink);
    core.column().y -= core.column().gap - core.dp(core.desk() ? 4 : 10);
}

Box draw_box(Core& core, const std::string& id, Role role, const FieldSpec& spec,
             const std::string& value, float height, int em_px) {
    const auto& theme = core.theme();
    Box box{core.place(core.width(), height), false};
    Node node;
    node.id = id;
    node.role = role;
    node.label = spec.label;
    node.value = value;
    node.rect = box.rect;
    node.state.enabled = spec.enabled;
    node.state.masked = role == Role::Secret;
    node.text_px = static_cast<float>(em_px);
    node.foreground = spec.enabled ? theme.ink : theme.quiet_ink;
    node.background = spec.enabled ? theme.surface : theme.sunken;
    const Color ground = node.background;
    core.interactive(std::move(node));
    box.focused = spec.enabled && core.input.focused(id);
    core.canvas.fill(box.rect, ground, core.metrics.radius() * 0.75F);
    const bool wrong = !spec.error.empty();
    const Color edge = wrong ? theme.danger : box.focused ? theme.primary : theme.outline;
    core.canvas.stroke(box.rect, edge, core.metrics.radius() * 0.75F,
                       core.dp(box.focused || wrong ? (core.desk() ? 2.5F : 4) : 2));
    return box;
}

/// What to type, or what is wrong and how to mend it, right below the field.
void draw_note(Core& core, const std::string& id, const FieldSpec& spec) {
    const bool wrong = !spec.error.empty();
    const std::string& note = wrong ? spec.error : spec.hint;
    if (note.empty())
        return;
    const auto& theme = core.theme();
    core.column().y -= core.column().gap - core.dp(core.desk() ? 4 : 10);
    const float side = wrong ? core.symbol(core.desk() ? 18 : 34) : 0;
    const float indent = wrong ? side + core.dp(core.desk() ? 6 : 12) : 0;
    const auto text = core.block(note, TextStyle::Caption, core.width() - indent);
    const Rect rect = core.place(core.width(), text.height);
    if (wrong)
        core.canvas.icon(Icon::Error, {rect.x, rect.y + (text.line_height - side) / 2, side, side},
                         theme.danger);
    core.text_node(id + (wrong ? ".error" : ".hint"), Role::Text, text,
                   {rect.x + indent, rect.y, rect.w - indent, rect.h},
                   wrong ? theme.danger : theme.quiet_ink, core.ground());
}

void draw_caret(Core& core, float x, float y, float height) {
    // It does not blink: a still screen draws no frame.
    core.canvas.fill({std::round(x), y, std::max(2.0F, core.dp(core.desk() ? 2 : 4)), height},
                     core.theme().primary);
}

void draw_line(Core& core, const Box& box, const TextBlock& text, std::string_view before,
               Color ink, float pad) {
    const Rect inner = box.rect.inset(pad, 0);
    const float caret = core.fonts.width(before, text.face, text.em_px);
    // The end that is being typed stays in sight.
    const float shift = box.focused ? std::max(0.0F, caret - inner.w + core.dp(4)) : 0;
    core.canvas.push_clip(inner);
    const float y = std::round(box.rect.center().y - text.height / 2);
    core.canvas.text(text, {inner.x - shift, y}, ink);
    core.canvas.pop_clip();
    if (box.focused)
        draw_caret(core, inner.x + caret - shift, y, text.line_height);
}

bool type_into(Core& core, const std::string& id, const FieldSpec& spec, std::string& value) {
    if (!spec.enabled || !core.input.focused(id))
        return false;
    auto& caret = core.carets.try_emplace(id, value.size()).first->second;
    bool changed = false;
    for (const auto& event : core.input.edits())
        changed = apply_edit(event, spec.keyboard, spec.max_length, value, caret) || changed;
    caret = std::min(caret, value.size());
    core.keyboard = spec.keyboard;
    return changed;
}

bool type_into(Core& core, const std::string& id, const FieldSpec& spec, Secret& value) {
    if (!spec.enabled || !core.input.focused(id))
        return false;
    const std::size_t size = value.size();
    for (const auto& event : core.input.edits()) {
        if (event.kind == InputEvent::Kind::Key) {
            if (event.key == Key::Backspace)
                value.pop_back();
            continue;
        }
        std::string typed = accepted(event.text, spec.keyboard);
        for (std::size_t at = 0; at < typed.size();) {
            const std::size_t next = next_character(typed, at);
            if (spec.max_length == 0 || count_characters(value.view()) < spec.max_length)
                value.append(std::string_view(typed).substr(at, next - at));
            at = next;
        }
        wipe(typed);
    }
    return value.size() != size;
}

void draw_dots(Core& core, const Box& box, std::size_t count, bool centered) {
    const float radius = core.symbol(core.desk() ? 5 : 11);
    const float step = radius * 3.2F;
    const float pad = core.dp(core.desk() ? 14 : 28);
    const auto room = static_cast<std::size_t>(std::max(1.0F, (box.rect.w - 2 * pad) / step));
    const std::size_t shown = std::min(count, room);
    const float width = step * static_cast<float>(shown);
    float x = centered ? box.rect.center().x - width / 2 : box.rect.x + pad;
    for (std::size_t i = 0; i < shown; ++i, x += step)
        core.canvas.circle({x + step / 2, box.rect.center().y}, radius, core.theme().ink);
    const float height = box.rect.h * 0.5F;
    if (box.focused && !centered)
        draw_caret(core, x + radius / 2, box.rect.center().y - height / 2, height);
}

}  // namespace

bool Ui::text_field(std::string_view id, const FieldSpec& spec, std::string& value) {
    Core& core = *m_core;
    const std::string name(id);
    draw_label(core, spec);
    const bool changed = type_into(core, name, spec, value);
    const float pad = core.dp(core.desk() ? 14 : 28);
    const auto style = spec.monospaced ? TextStyle::Code : TextStyle::Body;
    const float room = core.width() - 2 * pad;
    const auto text = core.block(value, style, spec.multiline ? room : 1e6F);
    const float height = std::max(core.metrics.control() * (spec.multiline ? 1.6F : 1.0F),
                                  text.height + core.dp(core.desk() ? 14 : 28));
    const Box box = draw_box(core, name, Role::Field, spec, value, height, text.em_px);
    const auto caret = core.carets.find(name);
    const std::size_t at = caret == core.carets.end() ? value.size() : caret->second;
    const Color ink = spec.enabled ? core.theme().ink : core.theme().quiet_ink;
    if (!spec.multiline) {
        draw_line(core, box, text, std::string_view(value).substr(0, at), ink, pad);
    } else {
        const float top = box.rect.y + core.dp(core.desk() ? 7 : 14);
        core.canvas.text(text, {box.rect.x + pad, top}, ink);
        const auto before = core.block(std::string_view(value).substr(0, at), style, room);
        const float x = before.lines.empty() ? 0 : before.lines.back().width;
        if (box.focused)
            draw_caret(core, box.rect.x + pad + x, top + before.height - before.line_height,
                       before.line_height);
    }
    core.focus_ring(name, box.rect, core.metrics.radius() * 0.75F);
    draw_note(core, name, spec);
    return changed;
}

bool Ui::secret_field(std::string_view id, const FieldSpec& spec, Secret& value) {
    Core& core = *m_core;
    const std::string name(id);
    draw_label(core, spec);
    const bool changed = type_into(core, name, spec, value);
    if (core.input.focused(name))
        core.keyboard = spec.keyboard;
    const auto em = static_cast<int>(core.metrics.text_px(TextStyle::Body));
    const Box box = draw_box(core, name, Role::Secret, spec, {}, core.metrics.control(), em);
    draw_dots(core, box, count_characters(value.view()), false);
    core.focus_ring(name, box.rect, core.metrics.radius() * 0.75F);
    draw_note(core, name, spec);
    return changed;
}

bool Ui::pin_field(std::string_view id, const FieldSpec& spec, Secret& value) {
    Core& core = *m_core;
    const std::string name(id);
    draw_label(core, spec);
    bool changed = type_into(core, name, spec, value);
    const auto em = static_cast<int>(core.metrics.text_px(TextStyle::Body));
    const Box box = draw_box(core, name, Role::Secret, spec, {}, core.metrics.control(), em);
    draw_dots(core, box, count_characters(value.view()), core.kiosk());
    core.focus_ring(name, box.rect, core.metrics.radius() * 0.75F);
    draw_note(core, name, spec);
    if (core.kiosk())
        changed = core.draw_pin_pad(name, spec, value) || changed;
    return changed;
}

}  // namespace tereze::ui
