// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The warning before a visit ends by itself: a countdown, and one tap for more time (WCAG 2.2.1).
#pragma once

#include "kiosk/ui/session_timer.h"
#include "kiosk/ui/ui.h"

namespace tereze::screens {

/// Drawn above every screen of a visit. Used by the user-interface thread.
class SessionDialog {
  public:
    enum class Answer { None, More, Finish };

    /// Draws the warning while the timer warns and asks for the frames that the countdown needs.
    /// "More" has extended the timer already; for "Finish" the caller ends the visit.
    [[nodiscard]] Answer draw(ui::Ui& ui, ui::SessionTimer& timer) const;
};

}  // namespace tereze::screens
