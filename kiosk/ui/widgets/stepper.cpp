// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A case's way through the regulation: the line, the place you stand on, the clause behind each
// step.
#include "kiosk/ui/core.h"

#include <cmath>

namespace tereze::ui {
namespace {

struct Blocks {
    TextBlock title;
    TextBlock note;
    TextBlock clause;
    float height = 0;
};

struct Cuts {
    float dot;
    float text_x;
    float pad;
};

Cuts cuts_of(const Core& core) {
    const float dot = core.symbol(core.desk() ? 22 : 44);
    return {dot, dot + core.dp(core.desk() ? 16 : 32), core.dp(core.desk() ? 8 : 16)};
}

/// A limit such as "10–15 с" stays on one line.
std::string unbroken(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ')
            out += "\u00A0";
        else
            out += c;
    }
    return out;
}

Blocks blocks_of(Core& core, const Step& step, const Cuts& cuts) {
    const float room = core.width() - cuts.text_x - core.dp(8);
    const bool current = step.mark == StepMark::Current;
    std::string note = step.actor;
    if (!step.limit.empty())
        note += (note.empty() ? "" : " · ") + unbroken(step.limit);
    Blocks blocks{core.block(step.title, current ? TextStyle::BodyBold : TextStyle::Body, room),
                  core.block(note, TextStyle::Caption, room),
                  core.block(step.clause, TextStyle::Caption, room), 0};
    blocks.height = blocks.title.height + 2 * cuts.pad;
    if (!note.empty())
        blocks.height += blocks.note.height;
    if (!step.clause.empty())
        blocks.height += blocks.clause.height;
    blocks.height = std::max(blocks.height, step.clause.empty() ? 0 : core.metrics.target());
    return blocks;
}

void draw_dot(Core& core, Point center, float side, StepMark mark) {
    const auto& theme = core.theme();
    const float radius = side / 2;
    const Rect inner = Rect{center.x - radius, center.y - radius, side, side}.inset(side * 0.2F);
    switch (mark) {
        case StepMark::Done:
            core.canvas.circle(center, radius, theme.done);
            core.canvas.icon(Icon::Check, inner, theme.surface);
            break;
        case StepMark::Refused:
            core.canvas.circle(center, radius, theme.danger);
            core.canvas.icon(Icon::Close, inner, theme.on_danger);
            break;
        case StepMark::Current:
            core.canvas.circle(center, radius + core.dp(core.desk() ? 3 : 6), theme.sun);
            core.canvas.circle(center, radius, theme.primary);
            core.canvas.circle(center, radius * 0.36F, theme.on_primary);
            break;
        case StepMark::Ahead:
            core.canvas.circle(center, radius * 0.62F, theme.outline);
            core.canvas.circle(center, radius * 0.62F - core.dp(core.desk() ? 2 : 4),
                               core.ground());
            break;
    }
}

bool draw_step(Core& core, const std::string& id, const Step& step, const Blocks& blocks,
               const Rect& rect, const Cuts& cuts) {
    const auto& theme = core.theme();
    Node node = Core::node_of(id + "." + step.id, Role::Step, step.title, rect, blocks.note,
                              theme.quiet_ink, core.ground());
    node.value = blocks.note.text + (step.clause.empty() ? "" : " · " + step.clause);
    node.state.checked = step.mark == StepMark::Done;
    node.state.selected = step.mark == StepMark::Current;
    node.truncated = blocks.title.broken_word || blocks.note.broken_word;
    const std::string node_id = node.id;
    bool clicked = false;
    if (step.clause.empty())
        core.add(std::move(node));
    else
        clicked = core.interactive(std::move(node)).clicked;
    float y = rect.y + cuts.pad;
    const float x = rect.x + cuts.text_x;
    core.canvas.text(blocks.title, {x, y}, theme.ink);
    y += blocks.title.height;
    if (!blocks.note.text.empty()) {
        core.canvas.text(blocks.note, {x, y}, theme.quiet_ink);
        y += blocks.note.height;
    }
    if (!step.clause.empty()) {
        core.canvas.text(blocks.clause, {x, y}, theme.primary);
        // Underlined: the clause can be read, and colour alone must not say so.
        core.canvas.fill({x, y + blocks.clause.height - core.dp(3), blocks.clause.width,
                          std::max(1.0F, core.dp(1.5F))},
                         theme.primary);
    }
    core.focus_ring(node_id, rect, core.metrics.radius());
    return clicked;
}

}  // namespace

std::optional<std::size_t> Ui::stepper(std::string_view id, const std::vector<Step>& steps) {
    Core& core = *m_core;
    const auto& theme = core.theme();
    const Cuts cuts = cuts_of(core);
    std::optional<std::size_t> asked;
    std::vector<Blocks> blocks;
    float height = 0;
    for (const auto& step : steps) {
        blocks.push_back(blocks_of(core, step, cuts));
        height += blocks.back().height;
    }
    const Rect whole = core.place(core.width(), height);
    const auto center = [&](std::size_t i, float y) {
        return Point{whole.x + cuts.dot / 2 + core.dp(6),
                     y + cuts.pad + blocks[i].title.line_height / 2};
    };
    float y = whole.y;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        const float next = y + blocks[i].height;
        core.canvas.line(center(i, y), center(i + 1, next),
                         steps[i].mark == StepMark::Done ? theme.done : theme.line,
                         core.dp(core.desk() ? 2.5F : 5));
        y = next;
    }
    y = whole.y;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Rect rect{whole.x, y, whole.w, blocks[i].height};
        draw_dot(core, center(i, y), cuts.dot, steps[i].mark);
        if (draw_step(core, std::string(id), steps[i], blocks[i], rect, cuts))
            asked = i;
        y += blocks[i].height;
    }
    return asked;
}

}  // namespace tereze::ui
