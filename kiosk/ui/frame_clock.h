// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// When to draw: only after something changed. A still screen draws no frame.
#pragma once

#include "kiosk/ui/input.h"

#include <cstdint>
#include <optional>

namespace tereze::ui {

/// Pure bookkeeping; the window asks it before it sleeps and before it draws. Used by one thread.
class FrameClock {
  public:
    /// Input, a posted event, a new size: this frame and the ones in which the layout settles.
    void changed();
    /// An animation, caret or countdown needs a frame at a time; the earliest wins.
    void at(TimePoint when);
    bool due(TimePoint now) const;
    /// Everything that happened is on the screen; an animation may still go on.
    bool settled() const { return m_wanted == 0; }
    /// How long the window may sleep; nothing: until something happens.
    std::optional<std::chrono::milliseconds> sleep(TimePoint now) const;
    void drawn(TimePoint now);
    std::uint64_t frames_drawn() const { return m_frames; }

  private:
    /// After any input the next frames still move (ocornut/imgui#1206): focus, scroll, a closed
    /// dialog.
    static constexpr int kSettleFrames = 2;
    int m_wanted = 1;
    std::optional<TimePoint> m_at;
    std::uint64_t m_frames = 0;
};

}  // namespace tereze::ui
