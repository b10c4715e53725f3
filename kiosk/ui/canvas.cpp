// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/canvas.h"

#include <imgui.h>

#include <cmath>
#include <numbers>

namespace tereze::ui {
namespace {

ImVec2 vec(float x, float y) {
    return {x, y};
}
ImU32 packed(Color c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
ImTextureID id_of(const Texture& texture) {
    return reinterpret_cast<ImTextureID>(texture.handle);  // NOLINT: the backend's own convention
}

}  // namespace

void Canvas::begin(float width, float height) {
    m_list = ImGui::GetBackgroundDrawList();
    m_clips = {Rect{0, 0, width, height}};
}

void Canvas::push_clip(const Rect& rect) {
    m_clips.push_back(m_clips.back().intersection(rect));
    const Rect& c = m_clips.back();
    m_list->PushClipRect(vec(c.x, c.y), vec(c.right(), c.bottom()), false);
}

void Canvas::pop_clip() {
    m_clips.pop_back();
    m_list->PopClipRect();
}

void Canvas::fill(const Rect& r, Color color, float radius) {
    m_list->AddRectFilled(vec(r.x, r.y), vec(r.right(), r.bottom()), packed(color), radius);
}

void Canvas::stroke(const Rect& rect, Color color, float radius, float thickness) {
    // The line lies inside the rectangle: what is measured is what is seen.
    const Rect r = rect.inset(thickness / 2);
    m_list->AddRect(vec(r.x, r.y), vec(r.right(), r.bottom()), packed(color),
                    std::max(0.0F, radius - thickness / 2), 0, thickness);
}

void Canvas::line(Point from, Point to, Color color, float thickness) {
    m_list->AddLine(vec(from.x, from.y), vec(to.x, to.y), packed(color), thickness);
}

void Canvas::circle(Point center, float radius, Color color) {
    m_list->AddCircleFilled(vec(center.x, center.y), radius, packed(color));
}

void Canvas::ring(Point center, float radius, Color color, float thickness) {
    m_list->AddCircle(vec(center.x, center.y), radius, packed(color), 0, thickness);
}

void Canvas::arc(Point center, float radius, Color color, float thickness, float from, float to) {
    constexpr float kTurn = 2 * std::numbers::pi_v<float>;
    const float top = -kTurn / 4;
    m_list->PathArcTo(vec(center.x, center.y), radius, top + from * kTurn, top + to * kTurn, 48);
    m_list->PathStroke(packed(color), 0, thickness);
}

void Canvas::gradient(const Rect& r, Color top, Color bottom) {
    m_list->AddRectFilledMultiColor(vec(r.x, r.y), vec(r.right(), r.bottom()), packed(top),
                                    packed(top), packed(bottom), packed(bottom));
}

void Canvas::shadow(const Rect& rect, float radius, float depth) {
    constexpr int kLayers = 6;
    for (int i = kLayers; i > 0; --i) {
        const float spread = depth * static_cast<float>(i) / kLayers;
        Rect r = rect.inset(-spread);
        r.y += depth / 2;
        fill(r, Color{16, 36, 43, 7}, radius + spread);
    }
}

void Canvas::text(const TextBlock& block, Point at, Color color, HorizontalAlign align,
                  float width) {
    ImFont* font = m_fonts.get(block.face, block.em_px);
    if (font == nullptr)
        return;
    const float size = font->FontSize * Fonts::enlargement(block.em_px);
    float y = std::round(at.y + (block.line_height - size) / 2);
    for (const auto& line : block.lines) {
        float x = at.x;
        if (align == HorizontalAlign::Center)
            x += (width - line.width) / 2;
        if (align == HorizontalAlign::Right)
            x += width - line.width;
        m_list->AddText(font, size, vec(std::round(x), y), packed(color),
                        block.text.data() + line.begin, block.text.data() + line.end);
        y += block.line_height;
    }
}

void Canvas::icon(Icon icon, const Rect& rect, Color color) {
    if (icon == Icon::None)
        return;
    const int side = static_cast<int>(std::lround(std::min(rect.w, rect.h)));
    const Point c = rect.center();
    const auto half = static_cast<float>(side) / 2;
    image(m_pictures.icon(icon, side),
          {std::round(c.x - half), std::round(c.y - half), static_cast<float>(side),
           static_cast<float>(side)},
          color);
}

void Canvas::image(const Texture& texture, const Rect& r, Color tint) {
    if (texture.handle == 0)
        return;
    m_list->AddImage(id_of(texture), vec(r.x, r.y), vec(r.right(), r.bottom()), vec(0, 0),
                     vec(1, 1), packed(tint));
}

void Canvas::ornament(const Rect& band, Color color) {
    const Texture tile = m_pictures.ornament(static_cast<int>(std::lround(band.h)));
    if (tile.width <= 0)
        return;
    // Whole tiles, centred, so that the band is symmetrical like a woven one.
    const auto step = static_cast<float>(tile.width);
    const float count = std::ceil(band.w / step);
    float x = std::round(band.x + (band.w - count * step) / 2);
    push_clip(band);
    for (int i = 0; i < static_cast<int>(count); ++i, x += step)
        image(tile, {x, band.y, step, band.h}, color);
    pop_clip();
}

}  // namespace tereze::ui
