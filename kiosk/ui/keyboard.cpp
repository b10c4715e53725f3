// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The on-screen keyboard below the content, and the shuffled PIN pad.
#include "core/base/ids.h"
#include "kiosk/ui/core.h"
#include "kiosk/ui/keyboard_rows.h"
#include "kiosk/ui/text_edit.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace tereze::ui {
namespace {

/// A digit pad as wide as the screen would be a wall of keys.
constexpr float kPadUnits = 640;
constexpr float kMostKeys = 11;

struct Grid {
    float key_height;
    float gap;
    float padding;
};

Grid grid_of(const Core& core) {
    // On a low screen the keys are as small as they may be, so that the field stays in sight.
    if (core.frame_height < core.dp(1000))
        return {core.metrics.target(), core.dp(8), core.dp(10)};
    return {std::max(core.metrics.target(), core.dp(88)), core.dp(12), core.dp(16)};
}

std::string id_of(const KeyboardKey& key) {
    switch (key.action) {
        case KeyAction::Type:
            return "key." + key.text;
        case KeyAction::Shift:
            return "key.shift";
        case KeyAction::Backspace:
            return "key.backspace";
        case KeyAction::Space:
            return "key.space";
        case KeyAction::Language:
            return "key.language";
        case KeyAction::Done:
            return "key.done";
    }
    return {};
}

Icon icon_of(KeyAction action) {
    switch (action) {
        case KeyAction::Shift:
            return Icon::Shift;
        case KeyAction::Backspace:
            return Icon::Backspace;
        case KeyAction::Language:
            return Icon::Globe;
        default:
            return Icon::None;
    }
}

std::string label_of(const Core& core, const KeyboardKey& key) {
    switch (key.action) {
        case KeyAction::Type:
            return core.keyboard_shift ? capital(key.text) : key.text;
        case KeyAction::Shift:
            return core.tr("ui.key.shift");
        case KeyAction::Backspace:
            return core.tr("ui.key.backspace");
        case KeyAction::Space:
            return core.tr("ui.key.space");
        case KeyAction::Language:
            return core.tr("ui.key.language");
        case KeyAction::Done:
            return core.tr("ui.key.done");
    }
    return {};
}

/// One key; `lights_up` is false for secrets, where a lit key would tell who looks over the
/// shoulder.
bool draw_key(Core& core, const std::string& id, const std::string& label, Icon icon, bool done,
              const Rect& rect, bool lights_up) {
    const auto& theme = core.theme();
    // Keys do not grow with the text, so their letters stay within what a key holds.
    const bool word = label.size() > 2 && icon == Icon::None;
    auto size = static_cast<int>(std::min(core.metrics.text_px(TextStyle::Subtitle), core.dp(48)));
    if (word)
        size = static_cast<int>(std::round(core.dp(34)));
    while (word && size > 12 && core.fonts.width(label, Face::Bold, size) > rect.w - core.dp(16))
        size -= 4;
    const auto text = core.block(label, Face::Bold, size, 1e4F);
    const bool held = lights_up && core.input.pressed(id);
    Node node = Core::node_of(id, Role::Key, label, rect, text, done ? theme.on_primary : theme.ink,
                              done   ? theme.primary
                              : held ? theme.primary_tint
                                     : theme.surface);
    node.truncated = icon == Icon::None && text.width > rect.w;
    const Color ground = node.background;
    const Color ink = node.foreground;
    const Press press = core.interactive(std::move(node));
    const float radius = core.metrics.radius() * 0.75F;
    core.canvas.fill(rect, ground, radius);
    if (core.preferences.theme == ThemeName::HighContrast)
        core.canvas.stroke(rect, theme.line, radius, core.dp(2));
    const float side = core.dp(40);
    const Point c = rect.center();
    if (icon != Icon::None)
        core.canvas.icon(icon, {c.x - side / 2, c.y - side / 2, side, side}, ink);
    else
        core.canvas.text(text, {rect.x, std::round(c.y - text.height / 2)}, ink,
                         HorizontalAlign::Center, rect.w);
    core.focus_ring(id, rect, radius);
    return press.clicked;
}

void act(Core& core, const KeyboardKey& key) {
    InputEvent event;
    event.time = core.now;
    switch (key.action) {
        case KeyAction::Type:
        case KeyAction::Space:
            event.kind = InputEvent::Kind::Text;
            event.text = core.keyboard_shift ? capital(key.text) : key.text;
            core.keyboard_shift = false;
            core.input.feed_first(std::move(event));
            break;
        case KeyAction::Backspace:
            event.kind = InputEvent::Kind::Key;
            event.key = Key::Backspace;
            core.input.feed_first(std::move(event));
            break;
        case KeyAction::Shift:
            core.keyboard_shift = !core.keyboard_shift;
            break;
        case KeyAction::Language:
            core.keyboard_language =
                static_cast<text::Language>((static_cast<int>(core.keyboard_language) + 1) %
                                            static_cast<int>(text::kLanguages.size()));
            break;
        case KeyAction::Done:
            core.input.drop_focus();
            break;
    }
}

void draw_row(Core& core, const KeyboardRow& row, const Rect& line, float gap) {
    const float total = std::accumulate(
        row.begin(), row.end(), 0.0F, [](float sum, const auto& key) { return sum + key.weight; });
    const float unit = (line.w - gap * static_cast<float>(row.size() - 1)) / total;
    float x = line.x;
    for (const auto& key : row) {
        const Rect rect{std::round(x), line.y, std::floor(unit * key.weight), line.h};
        std::string label = label_of(core, key);
        if (draw_key(core, id_of(key), label, icon_of(key.action), key.action == KeyAction::Done,
                     rect, true))
            act(core, key);
        x += unit * key.weight + gap;
    }
}

std::string shuffled_digits() {
    std::string digits = "0123456789";
    // Fisher and Yates with strong random bytes; the bias of a byte modulo ten is of no use to a
    // watcher.
    const Bytes random = random_bytes(digits.size());
    for (std::size_t i = digits.size() - 1; i > 0; --i)
        std::swap(digits[i], digits[random[i] % (i + 1)]);
    return digits;
}

}  // namespace

float Core::keyboard_height() const {
    return measured("ui.keyboard", 0);
}

void Core::draw_keyboard(const Rect& area) {
    float wanted = 0;
    const auto rows = keyboard && kiosk() ? keyboard_rows(*keyboard, keyboard_language)
                                          : std::vector<KeyboardRow>{};
    const Grid grid = grid_of(*this);
    if (!rows.empty()) {
        const auto count = static_cast<float>(rows.size());
        wanted = count * grid.key_height + (count - 1) * grid.gap + 2 * grid.padding;
    }
    measure("ui.keyboard", wanted);
    const bool shown_now = area.h > 0 && !rows.empty();
    // A keyboard that has come up must not hide the field that it is for.
    if (shown_now && !std::exchange(keyboard_shown, shown_now))
        input.reveal_focus();
    keyboard_shown = shown_now;
    if (!shown_now)
        return;
    canvas.fill(area, theme().sunken);
    canvas.fill({area.x, area.y, area.w, std::max(1.0F, dp(1))}, theme().line);
    Rect inner = area.inset(grid.padding);
    float gap = grid.gap;
    if (*keyboard == KeyboardLayout::Digits) {
        const float width = std::min(inner.w, dp(kPadUnits));
        inner.x += (inner.w - width) / 2;
        inner.w = width;
    } else {
        // A narrow screen gives up gaps before keys.
        const float spare = (inner.w - kMostKeys * metrics.target()) / (kMostKeys - 1);
        gap = std::clamp(std::floor(spare), std::min(dp(4), gap), gap);
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        draw_row(*this, rows[i],
                 {inner.x, inner.y + static_cast<float>(i) * (grid.key_height + grid.gap), inner.w,
                  grid.key_height},
                 gap);
}

bool Core::draw_pin_pad(const std::string& id, const FieldSpec& spec, Secret& value) {
    auto& order = pin_orders[id];
    if (order.empty())
        order = shuffled_digits();
    const Grid grid = grid_of(*this);
    const Rect whole = place(width(), 4 * grid.key_height + 3 * grid.gap);
    const float pad_width = std::min(whole.w, dp(560));
    const float key_width = std::floor((pad_width - 2 * grid.gap) / 3);
    const float left = whole.x + (whole.w - pad_width) / 2;
    const auto cell = [&](std::size_t at) {
        return Rect{std::round(left + static_cast<float>(at % 3) * (key_width + grid.gap)),
                    whole.y + static_cast<float>(at / 3) * (grid.key_height + grid.gap), key_width,
                    grid.key_height};
    };
    const std::size_t size = value.size();
    for (std::size_t at = 0; at < 9; ++at) {
        const std::string digit(1, order[at]);
        if (draw_key(*this, id + ".pad." + digit, digit, Icon::None, false, cell(at), false) &&
            (spec.max_length == 0 || value.size() < spec.max_length))
            value.append(digit);
    }
    if (draw_key(*this, id + ".pad.clear", tr("ui.key.clear"), Icon::Close, false, cell(9), true))
        value.clear();
    const std::string digit(1, order[9]);
    if (draw_key(*this, id + ".pad." + digit, digit, Icon::None, false, cell(10), false) &&
        (spec.max_length == 0 || value.size() < spec.max_length))
        value.append(digit);
    if (draw_key(*this, id + ".pad.backspace", tr("ui.key.backspace"), Icon::Backspace, false,
                 cell(11), true))
        value.pop_back();
    return value.size() != size;
}

}  // namespace tereze::ui
