// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/visit_timer.h"

namespace tereze::app {

void VisitTimer::draw(ui::Ui& ui, bool active, bool held, const std::function<void()>& end) {
    if (active != m_active) {
        m_active = active;
        if (active)
            m_timer.touch();
        else
            m_timer.finish();
        m_held = false;
    }
    if (!active)
        return;
    if (held != m_held) {
        m_held = held;
        if (held)
            m_timer.hold();
        else
            m_timer.release();
    }
    if (m_window.last_input() != m_seen_input) {
        m_seen_input = m_window.last_input();
        if (m_timer.state() == ui::SessionTimer::State::Running)
            m_timer.touch();
    }
    const auto answer = m_dialog.draw(ui, m_timer);
    if (answer == screens::SessionDialog::Answer::Finish ||
        m_timer.state() == ui::SessionTimer::State::Ended) {
        m_active = false;
        m_timer.finish();
        // Not in the middle of a frame: the end changes what is being drawn.
        m_window.post(end);
        return;
    }
    if (const auto next = m_timer.until_change())
        m_window.request_frame_at(std::chrono::steady_clock::now() + *next);
}

}  // namespace tereze::app
