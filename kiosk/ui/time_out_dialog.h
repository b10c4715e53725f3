// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The warning before a visit ends by itself.
#pragma once

#include "kiosk/ui/session_timer.h"
#include "kiosk/ui/ui.h"

namespace tereze::ui {

enum class TimeOutAnswer { None, Extend, Finish };

/// Call every frame after the screen. Draws nothing until the timer warns; then the countdown with
/// one press to stay, and asks for a frame when the timer changes next.
TimeOutAnswer time_out_dialog(Ui& ui, const SessionTimer& timer);

}  // namespace tereze::ui
