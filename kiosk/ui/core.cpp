// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/core.h"

#include <imgui.h>

#include <cmath>

namespace tereze::ui {
namespace {

/// Differences below this are rounding, not another layout.
constexpr float kSame = 0.5F;

ImGuiContext* make_context() {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    // The renderer honours vertex offsets; without this, long screens would overflow 16-bit
    // indices.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    return context;
}

}  // namespace

Core::Core(UiOptions given, FontFiles files, Pictures loaded)
    : options(std::move(given)),
      preferences(options.defaults),
      imgui(make_context()),
      metrics(options.profile, options.px_per_mm, preferences.text_scale, 1080, 1920),
      pictures(std::move(loaded)),
      font_store(std::make_unique<Fonts>(std::move(files))),
      fonts(*font_store),
      canvas(fonts, pictures),
      keyboard_language(preferences.language) {}

Core::~Core() {
    ImGui::DestroyContext(imgui);
}

void Core::set_size(float width, float height) {
    const Metrics wanted(options.profile, options.px_per_mm, preferences.text_scale, width, height);
    const bool same =
        frame_width == width && frame_height == height && metrics.scale() == wanted.scale();
    if (same)
        return;
    if (metrics.unit() != wanted.unit() || metrics.scale() != wanted.scale())
        fonts.forget();
    metrics = wanted;
    frame_width = width;
    frame_height = height;
    measures.clear();
    // The usual sizes at once: one atlas at start instead of one for each size met.
    for (const auto style : {TextStyle::Caption, TextStyle::Body, TextStyle::BodyBold,
                             TextStyle::Label, TextStyle::Title})
        fonts.get(face_of(style), static_cast<int>(metrics.text_px(style)));
}

void Core::begin_pass(float width, float height) {
    ImGui::SetCurrentContext(imgui);
    if (fonts.build() && atlas_changed)
        atlas_changed();
    auto& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(width, height);
    io.DeltaTime = 1.0F / 60.0F;
    ImGui::NewFrame();
    canvas.begin(width, height);
    tree.clear();
    regions.clear();
    columns.clear();
    scrolls.clear();
    scroll_views.clear();
    grounds = {theme().ground};
    screen.reset();
    layer = 0;
    row_count = 0;
    relayout = false;
    keyboard.reset();
    next_frame.reset();
    canvas.fill({0, 0, width, height}, theme().ground);
    push_column({metrics.margin(), metrics.margin(), width - 2 * metrics.margin(), height},
                metrics.gap());
}

bool Core::end_pass() {
    if (screen)
        end_screen();
    ImGui::Render();
    shown = tree;
    shown_regions = regions;
    return fonts.wanted() || relayout;
}

float Core::width() const {
    const Column& c = columns.back();
    return c.row ? c.box.right() - c.row_x : c.box.w;
}

Rect Core::place(float natural, float height) {
    Column& c = column();
    height = std::round(height);
    if (!c.row) {
        if (!c.first)
            c.y += c.gap;
        c.first = false;
        const Rect rect{c.box.x, c.y, c.box.w, height};
        c.y += height;
        return rect;
    }
    natural = std::min(std::round(natural), c.box.w);
    if (!c.first && c.row_x + natural > c.box.right() + kSame) {
        c.row_x = c.box.x;
        c.y += c.row_height + c.gap;
        c.row_height = 0;
    }
    c.first = false;
    const Rect rect{c.row_x, c.y, natural, height};
    c.row_x += natural + c.gap;
    c.row_height = std::max(c.row_height, height);
    return rect;
}

void Core::push_column(const Rect& box, float gap) {
    Column next;
    next.box = {std::round(box.x), std::round(box.y), std::round(box.w), box.h};
    next.y = next.box.y;
    next.gap = gap;
    columns.push_back(std::move(next));
}

float Core::pop_column() {
    const Column done = std::move(columns.back());
    columns.pop_back();
    return done.y + (done.row ? done.row_height : 0) - done.box.y;
}

float Core::measured(const std::string& key, float otherwise) const {
    const auto found = measures.find(key);
    return found == measures.end() ? otherwise : found->second;
}

void Core::measure(const std::string& key, float value) {
    const auto [entry, added] = measures.try_emplace(key, value);
    if (added || std::abs(entry->second - value) > kSame)
        relayout = true;
    entry->second = value;
}

void Core::begin_scroll(const std::string& id, const Rect& view) {
    ScrollState& state = input.scroll(id);
    state.view = view.h;
    state.content = measured("scroll/" + id, view.h);
    state.move_by(0);
    regions.push_back({id, view, layer});
    scrolls.push_back(id);
    scroll_views.push_back(view);
    canvas.push_clip(view);
    push_column({view.x, view.y - state.offset, view.w, view.h}, metrics.gap());
}

void Core::end_scroll(Color ground) {
    const std::string id = scrolls.back();
    const Rect view = scroll_views.back();
    const ScrollState& state = input.scroll(id);
    measure("scroll/" + id, pop_column());
    canvas.pop_clip();
    scrolls.pop_back();
    scroll_views.pop_back();
    if (!state.scrolls())
        return;
    const float fade = dp(desk() ? 24 : 48);
    if (state.offset < state.limit() - 1)
        canvas.gradient({view.x, view.bottom() - fade, view.w, fade}, ground.with_alpha(0), ground);
    if (state.offset > 1)
        canvas.gradient({view.x, view.y, view.w, fade}, ground, ground.with_alpha(0));
    const float track = view.h - dp(16);
    const float length = std::max(dp(48), track * view.h / state.content);
    const float at = view.y + dp(8) + (track - length) * state.offset / state.limit();
    const float thick = dp(desk() ? 6 : 8);
    canvas.fill({view.right() - thick - dp(2), at, thick, length}, theme().outline.with_alpha(120),
                thick / 2);
}

Face Core::face_of(TextStyle style) {
    switch (style) {
        case TextStyle::Caption:
        case TextStyle::Body:
            return Face::Regular;
        case TextStyle::Code:
            return Face::Code;
        default:
            return Face::Bold;
    }
}

TextBlock Core::block(std::string_view text, TextStyle style, float max_width) {
    return block(text, face_of(style), static_cast<int>(metrics.text_px(style)), max_width);
}

TextBlock Core::block(std::string_view text, Face face, int em_px, float max_width) {
    return fonts.layout(text, face, em_px, max_width);
}

float Core::text_width(std::string_view text, TextStyle style) {
    return fonts.width(text, face_of(style), static_cast<int>(metrics.text_px(style)));
}

Node Core::node_of(std::string_view id, Role role, std::string label, const Rect& rect,
                   const TextBlock& text, Color ink, Color on) {
    Node node;
    node.id = id;
    node.role = role;
    node.label = std::move(label);
    node.rect = rect;
    node.text_px = static_cast<float>(text.em_px);
    node.foreground = ink;
    node.background = on;
    node.truncated = text.broken_word;
    return node;
}

Node& Core::add(Node node) {
    node.visible = node.rect.intersection(canvas.clip());
    node.layer = layer;
    if (!scrolls.empty())
        node.scroll = scrolls.back();
    return tree.add(std::move(node));
}

Press Core::interactive(Node node) {
    node.interactive = true;
    if (!wanted_focus.empty() && wanted_focus == node.id) {
        input.set_focus(node.id, true);
        wanted_focus.clear();
        relayout = true;
    }
    node.state.focused = input.focused(node.id);
    const bool live = node.state.enabled;
    const Press press{live && input.clicked(node.id), live && input.pressed(node.id)};
    add(std::move(node));
    return press;
}

void Core::focus_ring(std::string_view id, const Rect& rect, float radius) {
    if (!input.shows_focus() || !input.focused(id))
        return;
    const float thick = std::max(2.0F, std::round(dp(desk() ? 2.5F : 4.0F)));
    // Sun beside ink: one of the two stands out on every ground.
    canvas.stroke(rect.inset(-2 * thick), theme().focus, radius + 2 * thick, thick);
    canvas.stroke(rect.inset(-thick), theme().sun, radius + thick, thick);
}

void Core::text_node(std::string_view id, Role role, const TextBlock& text, const Rect& rect,
                     Color color, Color on, HorizontalAlign align) {
    Node node = node_of(id, role, text.text, rect, text, color, on);
    node.truncated = node.truncated || text.height > rect.h + kSame;
    add(std::move(node));
    canvas.text(text, {rect.x, rect.y}, color, align, rect.w);
}

std::string Core::tr(std::string_view id, const text::Arguments& arguments) const {
    return options.translate ? options.translate(preferences.language, id, arguments)
                             : "[" + std::string(id) + "]";
}

void Core::wake_at(TimePoint when) {
    next_frame = next_frame ? std::min(*next_frame, when) : when;
}

}  // namespace tereze::ui
