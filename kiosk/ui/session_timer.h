// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The time-out of a visit: idle, warning with a countdown, extension, end (WCAG 2.2.1).
#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <optional>

namespace tereze::ui {

/// Idle ──touch──► Running ──idle limit──► Warning ──countdown──► Ended
///                    ▲────────touch, extend()────────┘
/// Pure: it is asked, it never wakes anyone. Used by one thread.
class SessionTimer {
  public:
    enum class State { Idle, Running, Warning, Ended };
    struct Limits {
        std::chrono::seconds idle{60};     ///< without a touch, before the warning
        std::chrono::seconds warning{30};  ///< to answer the warning; never below 20 s
    };

    SessionTimer(const Clock& clock, Limits limits);

    /// A visit begins, or something was pressed: the limit counts anew. No effect once ended.
    void touch();
    /// The one-tap extension of the warning.
    void extend() { touch(); }
    /// The machine works for the citizen (reading, printing): time stands still.
    void hold();
    void release();
    /// The visit is over, by finish or by card removal; the next touch begins another.
    void finish();

    State state() const;
    /// What is left of the countdown, rounded up to whole seconds; nothing outside the warning.
    std::optional<std::chrono::seconds> left() const;
    /// 1 to 0 over the warning.
    std::optional<double> left_fraction() const;
    /// When the answer of `state` or `left` changes next by itself.
    std::optional<std::chrono::milliseconds> until_change() const;

  private:
    std::chrono::milliseconds quiet() const;

    const Clock& m_clock;
    Limits m_limits;
    bool m_running = false;
    std::optional<Clock::TimePoint> m_held;
    Clock::TimePoint m_touched;
};

}  // namespace tereze::ui
