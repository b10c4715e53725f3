// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One area that scrolls by dragging, with momentum.
#pragma once

#include "kiosk/ui/input.h"

#include <string>

namespace tereze::ui {

/// Where an area stands. Pure: positions in pixels, times given.
struct ScrollState {
    float offset = 0;    ///< pixels of content above the view
    float velocity = 0;  ///< pixels a second, positive downwards in the content
    float content = 0;   ///< height of the content
    float view = 0;      ///< height of the window on it
    TimePoint moved;     ///< of the last step of the momentum

    float limit() const { return std::max(0.0F, content - view); }
    bool scrolls() const { return limit() > 0.5F; }
    void move_by(float pixels);
    /// Starts the momentum at the finger's speed.
    void fling(float pixels_per_second, TimePoint now);
    /// One step of the momentum; true while it still moves.
    bool animate(TimePoint now);
    /// The least move that shows [top, bottom] (content coordinates) with some air.
    void reveal(float top, float bottom, float air);
};

/// An area as the last frame drew it, for finding what a pointer is over.
struct ScrollRegion {
    std::string id;
    Rect rect;
    int layer = 0;
};

}  // namespace tereze::ui
