// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The visual language as data: colours, type scale, grid and sizes at the screen's real density.
#pragma once

#include "kiosk/ui/geometry.h"

namespace tereze::ui {

/// Where the window stands: a kiosk is touched by someone standing, a desk has a mouse, a board is
/// read from ten metres and never touched.
enum class Profile { Kiosk, Desk, Board };
enum class ThemeName { Light, Dark, HighContrast };
enum class TextScale { Normal, Large, Largest };  ///< 100, 150, 200 %

struct Tokens {
    Color ground;     ///< the window behind everything
    Color surface;    ///< cards, fields, bars
    Color sunken;     ///< tracks, pressed surfaces, table stripes
    Color line;       ///< hairlines; never the only carrier of meaning
    Color outline;    ///< edges of fields and choices, 3:1 on surface and ground
    Color ink;        ///< text
    Color quiet_ink;  ///< second text, still 7:1
    Color primary;    ///< the one action
    Color on_primary;
    Color primary_press;
    Color primary_tint;  ///< ground of what is selected
    Color sky;           ///< accents, never text alone
    Color sun;
    Color danger;
    Color on_danger;
    Color danger_tint;
    Color done;
    Color done_tint;
    Color warning_tint;
    Color info_tint;
    Color focus;     ///< ring of the keyboard focus
    Color ornament;  ///< the қошқар мүйіз band
    Color scrim;     ///< over the screen below a dialog, with alpha
};

/// The tokens of a theme. Light and dark keep 7:1 for text, high contrast 10:1.
const Tokens& tokens(ThemeName name);

/// Steps of the type scale.
enum class TextStyle { Caption, Body, BodyBold, Label, Subtitle, Title, Display, Numeral, Code };

/// Sizes in pixels for one window: made from profile, density and text scale.
class Metrics {
  public:
    /// `px_per_mm` is the display's density; 0 takes the profile's usual display.
    Metrics(Profile profile, double px_per_mm, TextScale scale, float width, float height);

    Profile profile() const { return m_profile; }
    float width() const { return m_width; }
    float height() const { return m_height; }
    bool portrait() const { return m_height > m_width; }
    /// Pixels of one design unit. On a kiosk 80 units are never below 20 mm.
    float unit() const { return m_unit; }
    float dp(float units) const { return units * m_unit; }
    /// Whole steps of the 8-unit grid, in pixels.
    float grid(float steps) const { return dp(8.0F * steps); }
    float radius() const { return dp(m_profile == Profile::Desk ? 12.0F : 16.0F); }
    /// The least side of what can be pressed, in pixels.
    float target() const;
    /// The least side that the audit accepts: 20 mm on a kiosk, 9 mm at a desk, none on a board.
    float audited_target() const;
    /// Height of a button or field with one line of text.
    float control() const;
    float margin() const;
    float gap() const;
    /// Height of the em square in pixels.
    float text_px(TextStyle style) const;
    float scale() const { return m_scale; }

  private:
    Profile m_profile;
    double m_px_per_mm;
    float m_scale;
    float m_width;
    float m_height;
    float m_unit;
};

}  // namespace tereze::ui
