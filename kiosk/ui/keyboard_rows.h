// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The on-screen keyboards as data.
#pragma once

#include "core/text/localized.h"
#include "kiosk/ui/specs.h"

#include <string>
#include <vector>

namespace tereze::ui {

enum class KeyAction { Type, Shift, Backspace, Space, Language, Done };

struct KeyboardKey {
    KeyAction action = KeyAction::Type;
    std::string text;     ///< what it types, small
    float weight = 1.0F;  ///< share of the row's width
};
using KeyboardRow = std::vector<KeyboardKey>;

/// Rows from the top. Eleven keys at most, so that a 21.5-inch portrait screen gives each 20 mm; ъ
/// and ё stand where there is room, as telephone keyboards have them.
std::vector<KeyboardRow> keyboard_rows(KeyboardLayout layout, text::Language language);

}  // namespace tereze::ui
