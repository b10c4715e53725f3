// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/text_edit.h"

#include <catch2/catch.hpp>

using namespace tereze::ui;

namespace {

InputEvent typed(const std::string& text) {
    InputEvent event;
    event.kind = InputEvent::Kind::Text;
    event.text = text;
    return event;
}

InputEvent pressed(Key key) {
    InputEvent event;
    event.kind = InputEvent::Kind::Key;
    event.key = key;
    return event;
}

}  // namespace

TEST_CASE("typing goes in at the caret") {
    std::string value = "Әке";
    std::size_t caret = value.size();
    CHECK(apply_edit(typed("сі"), KeyboardLayout::Text, 0, value, caret));
    apply_edit(pressed(Key::Home), KeyboardLayout::Text, 0, value, caret);
    CHECK(apply_edit(typed("Һ"), KeyboardLayout::Text, 0, value, caret));
    CHECK(value == "ҺӘкесі");
    CHECK(caret == 2);
}

TEST_CASE("Backspace and Delete take whole letters") {
    std::string value = "қаңқ";
    std::size_t caret = value.size();
    CHECK(apply_edit(pressed(Key::Backspace), KeyboardLayout::Text, 0, value, caret));
    CHECK(value == "қаң");
    apply_edit(pressed(Key::Home), KeyboardLayout::Text, 0, value, caret);
    CHECK(apply_edit(pressed(Key::Delete), KeyboardLayout::Text, 0, value, caret));
    CHECK(value == "аң");
    CHECK_FALSE(apply_edit(pressed(Key::Backspace), KeyboardLayout::Text, 0, value, caret));
    apply_edit(pressed(Key::Right), KeyboardLayout::Text, 0, value, caret);
    CHECK(caret == 2);
}

TEST_CASE("a limit counts letters, not bytes") {
    std::string value;
    std::size_t caret = 0;
    apply_edit(typed("әғқңө"), KeyboardLayout::Text, 3, value, caret);
    CHECK(value == "әғқ");
    CHECK_FALSE(apply_edit(typed("ұ"), KeyboardLayout::Text, 3, value, caret));
}

TEST_CASE("each keyboard takes only its own characters") {
    CHECK(accepted("12a3 4", KeyboardLayout::Digits) == "1234");
    CHECK(accepted("idkaz 01-ә<", KeyboardLayout::Mrz) == "IDKAZ<01<");
    CHECK(accepted("a\nb\tc", KeyboardLayout::Text) == "abc");
}

TEST_CASE("every letter of the three alphabets has its capital") {
    const std::string small =
        "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz";
    const std::string large =
        "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::string made;
    for (std::size_t at = 0; at < small.size();) {
        const std::size_t next = next_character(small, at);
        made += capital(small.substr(at, next - at));
        at = next;
    }
    CHECK(made == large);
    CHECK(capital("5") == "5");
    CHECK(capital("№") == "№");
}
