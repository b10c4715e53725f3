// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Shapes, pictures and text on the frame's draw list: with Fonts the only place that calls ImGui's
// drawing.
#pragma once

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/pictures.h"

struct ImDrawList;

namespace tereze::ui {

enum class HorizontalAlign { Left, Center, Right };

class Canvas {
  public:
    Canvas(Fonts& fonts, Pictures& pictures) : m_fonts(fonts), m_pictures(pictures) {}

    /// Takes the frame's draw list; call after each ImGui::NewFrame.
    void begin(float width, float height);
    void push_clip(const Rect& rect);
    void pop_clip();
    const Rect& clip() const { return m_clips.back(); }

    void fill(const Rect& rect, Color color, float radius = 0);
    void stroke(const Rect& rect, Color color, float radius, float thickness);
    void line(Point from, Point to, Color color, float thickness);
    void circle(Point center, float radius, Color color);
    void ring(Point center, float radius, Color color, float thickness);
    /// Part of a ring, clockwise from the top; 1 is the whole.
    void arc(Point center, float radius, Color color, float thickness, float from, float to);
    /// From `top` to `bottom` colour.
    void gradient(const Rect& rect, Color top, Color bottom);
    /// A soft shadow below a raised surface.
    void shadow(const Rect& rect, float radius, float depth);
    void text(const TextBlock& block, Point at, Color color,
              HorizontalAlign align = HorizontalAlign::Left, float width = 0);
    void icon(Icon icon, const Rect& rect, Color color);
    void image(const Texture& texture, const Rect& rect, Color tint = {255, 255, 255, 255});
    /// The tile, repeated over the width.
    void ornament(const Rect& band, Color color);

  private:
    Fonts& m_fonts;
    Pictures& m_pictures;
    ImDrawList* m_list = nullptr;
    std::vector<Rect> m_clips;
};

}  // namespace tereze::ui
