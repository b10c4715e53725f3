// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Between SDL's events and ours. Positions come from the events and never from asking the pointer:
// what is asked for later is somewhere else already, and touch panels have no pointer at all.
#pragma once

#include "kiosk/ui/input.h"

#include <SDL.h>

#include <optional>

namespace tereze::app {

/// Nothing where an event is no input. Mouse events that SDL makes up from touch are left out.
std::optional<ui::InputEvent> input_of(const SDL_Event& event, int width, int height,
                                       ui::TimePoint now);

/// Puts our event into SDL's queue, the way a hand would.
void push_input(const ui::InputEvent& event, Uint32 window_id);

}  // namespace tereze::app
