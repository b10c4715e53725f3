// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/input.h"

#include <array>

namespace tereze::ui {
namespace {

constexpr std::array<std::string_view, 28> kNames{
    "",   "Tab",  "BackTab", "Enter", "Space",  "Escape",   "Backspace", "Delete", "Left", "Right",
    "Up", "Down", "Home",    "End",   "PageUp", "PageDown", "F1",        "F2",     "F3",   "F4",
    "F5", "F6",   "F7",      "F8",    "F9",     "F10",      "F11",       "F12"};
static_assert(kNames.size() == static_cast<std::size_t>(Key::F12) + 1);

}  // namespace

std::string_view name_of(Key key) {
    return kNames.at(static_cast<std::size_t>(key));
}

Key key_named(std::string_view name) {
    for (std::size_t i = 1; i < kNames.size(); ++i)
        if (kNames.at(i) == name)
            return static_cast<Key>(i);
    return Key::None;
}

}  // namespace tereze::ui
