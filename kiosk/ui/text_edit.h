// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Editing of one UTF-8 text: pure, and ours, because ImGui's editor keeps copies that cannot be
// wiped.
#pragma once

#include "kiosk/ui/input.h"
#include "kiosk/ui/specs.h"

#include <string>
#include <string_view>

namespace tereze::ui {

/// Characters, not bytes.
std::size_t count_characters(std::string_view text);
/// Byte offset of the character before or after an offset.
std::size_t previous_character(std::string_view text, std::size_t at);
std::size_t next_character(std::string_view text, std::size_t at);

/// What of a typed text a field with this keyboard takes: digits only, or the letters of ICAO 9303
/// (small ones become capitals, a blank becomes the filler '<').
std::string accepted(std::string_view typed, KeyboardLayout layout);

/// Applies one text or key event. True when the text changed.
bool apply_edit(const InputEvent& event, KeyboardLayout layout, std::size_t max_length,
                std::string& value, std::size_t& caret);

/// The capital of a Kazakh, Russian or English letter; anything else as it is.
std::string capital(std::string_view letter);

}  // namespace tereze::ui
