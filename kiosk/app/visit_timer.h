// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Connects the session timer with the window: touches reset it, its deadlines bring the frames that
// show the countdown.
#pragma once

#include "kiosk/app/window/window.h"
#include "kiosk/screens/session/session_dialog.h"
#include "kiosk/ui/session_timer.h"

#include <functional>

namespace tereze::app {

class VisitTimer {
  public:
    VisitTimer(Window& window, const Clock& clock, ui::SessionTimer::Limits limits)
        : m_window(window), m_timer(clock, limits) {}

    /// Called in every frame after the screen. `active`: a visit is going on; `held`: the machine
    /// works for the person. Calls `end` once when the time is over.
    void draw(ui::Ui& ui, bool active, bool held, const std::function<void()>& end);

  private:
    Window& m_window;
    ui::SessionTimer m_timer;
    screens::SessionDialog m_dialog;
    std::chrono::steady_clock::time_point m_seen_input{};
    bool m_active = false;
    bool m_held = false;
};

}  // namespace tereze::app
