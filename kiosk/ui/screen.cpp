// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The frame of a screen: top bar, content, bottom bar.
#include "kiosk/ui/core.h"

#include <cmath>
#include <utility>

namespace tereze::ui {
namespace {

constexpr const char* kBackId = "ui.back";
constexpr const char* kPrimaryId = "ui.primary";
constexpr const char* kSecondaryId = "ui.secondary";
constexpr const char* kHelpId = "ui.help";
constexpr const char* kContentId = "ui.content";

float bar_padding(const Core& core) {
    return core.dp(core.desk() ? 16 : 28);
}

/// A low window keeps its height for the content while the keyboard is open.
bool crowded(const Core& core) {
    return core.keyboard_height() > 0 && core.frame_height < core.dp(1200);
}

float bottom_height(Core& core, const ScreenSpec& spec) {
    if (spec.back.empty() && spec.primary.empty() && spec.secondary.empty())
        return 0;
    return core.measured("ui.bottom", core.metrics.control()) + 2 * bar_padding(core);
}

void start_new_screen(Core& core, const std::string& id) {
    if (core.screen_id == id)
        return;
    core.screen_id = id;
    core.input.scroll(kContentId) = ScrollState{};
    core.measures.erase("scroll/" + std::string(kContentId));
    core.input.drop_focus();
    core.carets.clear();
    core.relayout = true;
}

}  // namespace

void Core::begin_screen(ScreenSpec spec) {
    start_new_screen(*this, spec.id);
    Node node;
    node.id = spec.id;
    node.role = Role::Screen;
    node.label = spec.title;
    node.rect = {0, 0, frame_width, frame_height};
    add(std::move(node));
    float top = 0;
    if (spec.bars && !crowded(*this))
        top = draw_top_bar(spec.status);
    const float keyboard_top = frame_height - keyboard_height();
    float bottom = keyboard_top;
    if (spec.bars && !crowded(*this))
        bottom -= bottom_height(*this, spec);
    const float side = metrics.margin();
    OpenScreen open;
    open.content = {0, top, frame_width, bottom - top};
    screen = std::move(open);
    begin_scroll(kContentId, screen->content);
    // The scroll area is as wide as the window, so that a thumb may drag anywhere; the text keeps
    // margins.
    const float air = dp(desk() ? 24 : 48);
    float start = column().y + air;
    const float used = measured("ui.content.height", 0);
    if (spec.centered && used > 0)
        start += std::max(0.0F, (screen->content.h - 2 * air - used) / 2);
    screen->start_y = start;
    push_column({side, start, frame_width - 2 * side, 0}, metrics.gap());
    if (!spec.title.empty()) {
        const float limit = std::min(width(), dp(desk() ? 1100 : 968));
        auto text = block(spec.title, TextStyle::Title, limit);
        text_node("ui.title", Role::Heading, text, place(text.height), theme().ink, ground());
        column().y += metrics.grid(desk() ? 0.5F : 1);
    }
    screen->spec = std::move(spec);
}

void Core::end_screen() {
    OpenScreen open = std::move(*screen);
    screen.reset();
    const float used = pop_column();
    measure("ui.content.height", used);
    // `used` counts from the first line; the scroll height also holds the air above and below.
    column().y = open.start_y + used + dp(desk() ? 24 : 48);
    end_scroll(ground());
    const bool hidden = crowded(*this);
    const float keys = keyboard_height();
    if (open.spec.bars && !hidden) {
        const float height = bottom_height(*this, open.spec);
        screen = std::move(open);
        draw_bottom_bar({0, frame_height - keys - height, frame_width, height});
        screen.reset();
    }
    draw_keyboard({0, frame_height - keys, frame_width, keys});
}

namespace {

struct BarButton {
    const char* id;
    const std::string* label;
    ButtonSpec button;
    ButtonPlace where;
    float width;
};

std::vector<BarButton> bar_buttons(Core& core, const ScreenSpec& spec, float room) {
    std::vector<BarButton> buttons;
    const auto want = [&](const char* id, const std::string& label, const ButtonSpec& button,
                          ButtonPlace where, float least) {
        if (!label.empty())
            buttons.push_back({id, &label, button, where,
                               std::max(core.dp(least), core.button_width(label, button))});
    };
    want(kBackId, spec.back, {.kind = ButtonKind::Secondary, .icon = Icon::Back},
         ButtonPlace::BarBack, core.desk() ? 120 : 240);
    want(kSecondaryId, spec.secondary, {.kind = ButtonKind::Quiet}, ButtonPlace::Content, 0);
    want(kPrimaryId, spec.primary,
         {.kind = ButtonKind::Primary,
          .icon = spec.primary_icon,
          .enabled = spec.primary_enabled,
          .busy = spec.primary_busy},
         ButtonPlace::BarPrimary, core.desk() ? 220 : 360);
    float total = core.metrics.gap() * static_cast<float>(buttons.size() - 1);
    for (const auto& button : buttons)
        total += button.width;
    // Large text on a narrow screen: all give way alike and their labels wrap.
    const float shrink = std::min(1.0F, room / total);
    for (auto& button : buttons)
        button.width = std::floor(button.width * shrink);
    return buttons;
}

}  // namespace

void Core::draw_bottom_bar(const Rect& bar) {
    if (bar.h <= 0)
        return;
    const float side = metrics.margin();
    canvas.fill(bar, theme().surface);
    canvas.fill({bar.x, bar.y, bar.w, std::max(1.0F, dp(1))}, theme().line);
    const auto buttons = bar_buttons(*this, screen->spec, bar.w - 2 * side);
    float tallest = metrics.control();
    float right_group = -metrics.gap();
    for (const auto& button : buttons) {
        tallest = std::max(tallest, button_height(*button.label, button.button, button.width));
        if (button.where != ButtonPlace::BarBack)
            right_group += button.width + metrics.gap();
    }
    const float pad = bar_padding(*this);
    float x = bar.right() - side - right_group;
    for (const auto& button : buttons) {
        const bool back = button.where == ButtonPlace::BarBack;
        const Rect rect{back ? side : x, bar.y + pad, button.width, bar.h - 2 * pad};
        draw_button(button.id, *button.label, rect, button.button, button.where);
        if (!back)
            x += button.width + metrics.gap();
    }
    measure("ui.bottom", tallest);
}

Screen Ui::screen(ScreenSpec spec) {
    m_core->begin_screen(std::move(spec));
    return Screen(this);
}

Screen::Screen(Screen&& other) noexcept : m_ui(std::exchange(other.m_ui, nullptr)) {}

Screen::~Screen() {
    if (m_ui != nullptr && m_ui->core().screen)
        m_ui->core().end_screen();
}

bool Screen::back() const {
    return m_ui->core().input.clicked(kBackId);
}

bool Screen::primary() const {
    return m_ui->core().input.clicked(kPrimaryId);
}

bool Screen::secondary() const {
    return m_ui->core().input.clicked(kSecondaryId);
}

bool Screen::help() const {
    return m_ui->core().input.clicked(kHelpId);
}

void Screen::enable_primary(bool enabled) {
    if (auto& screen = m_ui->core().screen)
        screen->spec.primary_enabled = enabled;
}

}  // namespace tereze::ui
