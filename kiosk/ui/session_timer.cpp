// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/session_timer.h"

#include <algorithm>

namespace tereze::ui {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// WCAG 2.2.1: at least 20 seconds to extend by one simple action.
constexpr seconds kLeastWarning{20};

}  // namespace

SessionTimer::SessionTimer(const Clock& clock, Limits limits) : m_clock(clock), m_limits(limits) {
    m_limits.warning = std::max(m_limits.warning, kLeastWarning);
}

void SessionTimer::touch() {
    if (state() == State::Ended)
        return;
    m_running = true;
    m_touched = m_clock.now();
    if (m_held)
        m_held = m_touched;
}

void SessionTimer::hold() {
    if (!m_held)
        m_held = m_clock.now();
}

void SessionTimer::release() {
    if (!m_held)
        return;
    m_touched += m_clock.now() - *m_held;
    m_held.reset();
}

void SessionTimer::finish() {
    m_running = false;
    m_held.reset();
}

milliseconds SessionTimer::quiet() const {
    return duration_cast<milliseconds>(m_held.value_or(m_clock.now()) - m_touched);
}

SessionTimer::State SessionTimer::state() const {
    if (!m_running)
        return State::Idle;
    if (quiet() < m_limits.idle)
        return State::Running;
    return quiet() < m_limits.idle + m_limits.warning ? State::Warning : State::Ended;
}

std::optional<seconds> SessionTimer::left() const {
    if (state() != State::Warning)
        return std::nullopt;
    return std::chrono::ceil<seconds>(m_limits.idle + m_limits.warning - quiet());
}

std::optional<double> SessionTimer::left_fraction() const {
    if (state() != State::Warning)
        return std::nullopt;
    const milliseconds rest = m_limits.idle + m_limits.warning - quiet();
    return static_cast<double>(rest.count()) /
           static_cast<double>(milliseconds(m_limits.warning).count());
}

std::optional<milliseconds> SessionTimer::until_change() const {
    if (m_held)
        return std::nullopt;
    switch (state()) {
        case State::Running:
            return m_limits.idle - quiet();
        case State::Warning: {
            const milliseconds rest = m_limits.idle + m_limits.warning - quiet();
            return rest - milliseconds(*left() - seconds(1));
        }
        case State::Idle:
        case State::Ended:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace tereze::ui
