// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/keyboard_rows.h"

#include "kiosk/ui/text_edit.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze::ui;
using tereze::text::Language;

namespace {

std::set<std::string> letters_of(KeyboardLayout layout, Language language) {
    std::set<std::string> letters;
    for (const auto& row : keyboard_rows(layout, language))
        for (const auto& key : row)
            if (key.action == KeyAction::Type) {
                INFO(key.text);
                CHECK(letters.insert(key.text).second);
            }
    return letters;
}

void check_all(const std::string& alphabet, const std::set<std::string>& letters) {
    for (std::size_t at = 0; at < alphabet.size();) {
        const std::size_t next = next_character(alphabet, at);
        INFO(alphabet.substr(at, next - at));
        CHECK(letters.contains(alphabet.substr(at, next - at)));
        at = next;
    }
}

}  // namespace

TEST_CASE("every letter and digit is on its keyboard once") {
    check_all("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя0123456789",
              letters_of(KeyboardLayout::Text, Language::Kazakh));
    check_all("абвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789",
              letters_of(KeyboardLayout::Text, Language::Russian));
    check_all("abcdefghijklmnopqrstuvwxyz0123456789",
              letters_of(KeyboardLayout::Text, Language::English));
    check_all("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<",
              letters_of(KeyboardLayout::Mrz, Language::Kazakh));
    check_all("0123456789", letters_of(KeyboardLayout::Digits, Language::Kazakh));
}

TEST_CASE("no row has more keys than a portrait screen has room for") {
    for (const auto language : {Language::Kazakh, Language::Russian, Language::English})
        for (const auto& row : keyboard_rows(KeyboardLayout::Text, language))
            CHECK(row.size() <= 11);
}

TEST_CASE("every keyboard can be corrected and closed") {
    for (const auto layout : {KeyboardLayout::Text, KeyboardLayout::Digits, KeyboardLayout::Mrz}) {
        std::set<KeyAction> actions;
        for (const auto& row : keyboard_rows(layout, Language::Russian))
            for (const auto& key : row)
                actions.insert(key.action);
        CHECK(actions.contains(KeyAction::Backspace));
        CHECK(actions.contains(KeyAction::Done));
    }
}
