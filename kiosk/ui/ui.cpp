// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/ui.h"

#include "kiosk/ui/core.h"

#include <cmath>
#include <utility>

namespace tereze::ui {
namespace {

/// A layout that has not settled by then never will.
constexpr int kMostPasses = 6;
constexpr std::chrono::milliseconds kAnimationStep{16};

}  // namespace

Result<std::unique_ptr<Ui>> Ui::create(UiOptions options) {
    TEREZE_ASSIGN(auto files, FontFiles::find());
    TEREZE_ASSIGN(auto pictures, Pictures::load(options.assets));
    return std::unique_ptr<Ui>(
        new Ui(std::make_unique<Core>(std::move(options), std::move(files), std::move(pictures))));
}

Ui::Ui(std::unique_ptr<Core> core) : m_core(std::move(core)) {}
Ui::~Ui() = default;

std::string Ui::tr(std::string_view id, const text::Arguments& arguments) const {
    return m_core->tr(id, arguments);
}

text::Language Ui::language() const {
    return m_core->preferences.language;
}

const Preferences& Ui::preferences() const {
    return m_core->preferences;
}

void Ui::set_preferences(const Preferences& preferences) {
    if (m_core->preferences == preferences)
        return;
    if (m_core->preferences.language != preferences.language)
        m_core->keyboard_language = preferences.language;
    m_core->preferences = preferences;
    m_core->measures.clear();
    m_core->relayout = true;
}

void Ui::reset_session() {
    Core& core = *m_core;
    core.input.reset();
    core.shown.wipe();
    core.tree.wipe();
    core.carets.clear();
    core.pin_orders.clear();
    core.measures.clear();
    core.wanted_focus.clear();
    core.screen_id.clear();
    core.keyboard_shift = false;
    core.pictures.forget_visit();
    set_preferences(core.options.defaults);
    core.keyboard_language = core.preferences.language;
    core.relayout = true;
}

void Ui::focus(std::string_view id) {
    m_core->wanted_focus = id;
}

bool Ui::scroll_into_view(std::string_view id) {
    const Node* node = m_core->shown.find(id);
    if (node == nullptr)
        return false;
    if (node->scroll.empty())
        return true;
    for (const auto& region : m_core->shown_regions)
        if (region.id == node->scroll) {
            ScrollState& state = m_core->input.scroll(region.id);
            const float top = node->rect.y - region.rect.y + state.offset;
            // A field's name stands above its box and is shown with it.
            const bool named = node->role == Role::Field || node->role == Role::Secret;
            const float label = named ? m_core->metrics.text_px(TextStyle::BodyBold) * 1.7F : 0;
            state.reveal(top - label, top + node->rect.h, m_core->metrics.gap() / 2);
        }
    return true;
}

const std::string& Ui::scanned() const {
    return m_core->input.scanned();
}

void Ui::feed(InputEvent event) {
    m_core->input.feed(std::move(event));
}

void Ui::frame(TimePoint now, float width, float height, const std::function<void(Ui&)>& draw) {
    Core& core = *m_core;
    core.now = now;
    core.input.animate(now);
    core.input.advance(core.shown, core.shown_regions, core.dp(core.desk() ? 6 : 12), core.dp(80));
    for (int pass = 0; pass < kMostPasses; ++pass) {
        core.set_size(width, height);
        core.begin_pass(width, height);
        draw(*this);
        bool again = core.end_pass();
        // What was pressed is handled; what it changed is seen in the pass after.
        again = again || core.input.delivering();
        core.input.delivered();
        if (const auto hidden = core.input.take_reveal(); hidden && scroll_into_view(*hidden))
            again = true;
        if (!again)
            break;
    }
    if (core.input.flying())
        core.wake_at(now + kAnimationStep);
    core.pictures.end_frame();
}

bool Ui::wants_frame() const {
    return m_core->input.has_waiting();
}

std::optional<TimePoint> Ui::next_frame_at() const {
    return m_core->next_frame;
}

void Ui::request_frame_at(TimePoint when) {
    m_core->wake_at(when);
}

TimePoint Ui::now() const {
    return m_core->now;
}

const SemanticTree& Ui::tree() const {
    return m_core->shown;
}

Findings Ui::audit() const {
    const Core& core = *m_core;
    const double contrast = core.preferences.theme == ThemeName::HighContrast ? 10.0 : 7.0;
    return ui::audit(core.shown, {core.metrics.audited_target(), contrast,
                                  Rect{0, 0, core.frame_width, core.frame_height}});
}

const Metrics& Ui::metrics() const {
    return m_core->metrics;
}

}  // namespace tereze::ui
