// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/scroll.h"

#include <cmath>

namespace tereze::ui {
namespace {

/// Time in which the speed falls to 1/e, as hand-held lists have it.
constexpr float kDecaySeconds = 0.325F;
constexpr float kStandstill = 24.0F;
constexpr float kLongestStepSeconds = 0.05F;

}  // namespace

void ScrollState::move_by(float pixels) {
    offset = std::round(std::clamp(offset + pixels, 0.0F, limit()));
}

void ScrollState::fling(float pixels_per_second, TimePoint now) {
    velocity = pixels_per_second;
    moved = now;
}

bool ScrollState::animate(TimePoint now) {
    if (std::abs(velocity) < kStandstill) {
        velocity = 0;
        return false;
    }
    const float seconds =
        std::min(std::chrono::duration<float>(now - moved).count(), kLongestStepSeconds);
    moved = now;
    const float before = offset;
    const float step = velocity * seconds;
    move_by(step);
    velocity *= std::exp(-seconds / kDecaySeconds);
    const bool at_end = std::abs(step) >= 1.0F && offset == before;
    if (at_end)
        velocity = 0;
    return velocity != 0;
}

void ScrollState::reveal(float top, float bottom, float air) {
    velocity = 0;
    if (bottom + air > offset + view)
        offset = bottom + air - view;
    if (top - air < offset)
        offset = top - air;
    move_by(0);
}

}  // namespace tereze::ui
