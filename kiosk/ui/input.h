// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a person does, free of any window system.
#pragma once

#include "kiosk/ui/geometry.h"

#include <chrono>
#include <string>
#include <string_view>

namespace tereze::ui {

using TimePoint = std::chrono::steady_clock::time_point;

enum class Key {
    None,
    Tab,
    BackTab,
    Enter,
    Space,
    Escape,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
};

/// "Tab", "F5", …; the names that the test driver takes.
std::string_view name_of(Key key);
Key key_named(std::string_view name);

/// One thing that happened. Mouse and touch are the same: a pointer that goes down, moves and goes
/// up.
struct InputEvent {
    enum class Kind { PointerDown, PointerMove, PointerUp, PointerCancel, Wheel, Key, Text };
    Kind kind = Kind::PointerMove;
    Point at;
    float wheel = 0;  ///< lines, positive towards the top
    Key key = Key::None;
    std::string text;  ///< UTF-8
    TimePoint time;
};

}  // namespace tereze::ui
