// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/frame_clock.h"

#include <algorithm>

namespace tereze::ui {

void FrameClock::changed() {
    m_wanted = kSettleFrames;
}

void FrameClock::at(TimePoint when) {
    m_at = m_at ? std::min(*m_at, when) : when;
}

bool FrameClock::due(TimePoint now) const {
    return m_wanted > 0 || (m_at && *m_at <= now);
}

std::optional<std::chrono::milliseconds> FrameClock::sleep(TimePoint now) const {
    if (due(now))
        return std::chrono::milliseconds(0);
    if (!m_at)
        return std::nullopt;
    // Rounded up: waking a fraction early would only mean sleeping again.
    return std::chrono::ceil<std::chrono::milliseconds>(*m_at - now);
}

void FrameClock::drawn(TimePoint now) {
    ++m_frames;
    m_wanted = std::max(0, m_wanted - 1);
    if (m_at && *m_at <= now)
        m_at.reset();
}

}  // namespace tereze::ui
