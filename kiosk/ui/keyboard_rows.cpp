// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/keyboard_rows.h"

#include "kiosk/ui/text_edit.h"

#include <string_view>

namespace tereze::ui {
namespace {

/// A row of typing keys from a text, one key a character.
KeyboardRow row(std::string_view characters) {
    KeyboardRow keys;
    for (std::size_t at = 0; at < characters.size();) {
        const std::size_t next = next_character(characters, at);
        keys.push_back({KeyAction::Type, std::string(characters.substr(at, next - at)), 1});
        at = next;
    }
    return keys;
}

KeyboardRow between(KeyAction first, std::string_view characters, KeyAction last, float weight) {
    KeyboardRow keys = row(characters);
    keys.insert(keys.begin(), {first, {}, weight});
    keys.push_back({last, {}, weight});
    return keys;
}

KeyboardRow bottom_row(std::string_view before, std::string_view after) {
    KeyboardRow keys{{KeyAction::Language, {}, 1.4F}};
    for (auto& key : row(before))
        keys.push_back(std::move(key));
    keys.push_back({KeyAction::Space, " ", 4});
    for (auto& key : row(after))
        keys.push_back(std::move(key));
    keys.push_back({KeyAction::Done, {}, 2.2F});
    return keys;
}

std::vector<KeyboardRow> text_rows(text::Language language) {
    switch (language) {
        case text::Language::Kazakh:
            return {row("1234567890-"),
                    row("әіңғүұқөһъё"),
                    row("йцукенгшщзх"),
                    row("фывапролджэ"),
                    between(KeyAction::Shift, "ячсмитьбю", KeyAction::Backspace, 1),
                    bottom_row(",", ".")};
        case text::Language::Russian:
            return {row("1234567890-"), row("йцукенгшщзх"), row("фывапролджэ"),
                    between(KeyAction::Shift, "ячсмитьбю", KeyAction::Backspace, 1),
                    bottom_row("ъё", ",.")};
        case text::Language::English:
            return {row("1234567890-"), row("qwertyuiop@"), row("asdfghjkl'_"),
                    between(KeyAction::Shift, "zxcvbnm/", KeyAction::Backspace, 1.5F),
                    bottom_row(",", ".")};
    }
    return {};
}

}  // namespace

std::vector<KeyboardRow> keyboard_rows(KeyboardLayout layout, text::Language language) {
    switch (layout) {
        case KeyboardLayout::Text:
            return text_rows(language);
        case KeyboardLayout::Digits:
            return {row("123"), row("456"), row("789"),
                    between(KeyAction::Backspace, "0", KeyAction::Done, 1)};
        case KeyboardLayout::Phone: {
            KeyboardRow last = row("+0");
            last.push_back({KeyAction::Backspace, {}, 1});
            return {row("123"), row("456"), row("789"), std::move(last),
                    {{KeyAction::Done, {}, 3}}};
        }
        case KeyboardLayout::Mrz: {
            KeyboardRow last = row("ZXCVBNM<");
            last.back().weight = 1.4F;  // the filler fills half of every line
            last.push_back({KeyAction::Backspace, {}, 1.2F});
            last.push_back({KeyAction::Done, {}, 2});
            return {row("1234567890"), row("QWERTYUIOP"), row("ASDFGHJKL"), std::move(last)};
        }
    }
    return {};
}

}  // namespace tereze::ui
