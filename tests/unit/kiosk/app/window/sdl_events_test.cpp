// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Events of a display become ours without a display.
#include "kiosk/app/window/sdl_events.h"

#include <catch2/catch.hpp>

using namespace tereze;
using Kind = ui::InputEvent::Kind;

namespace {

const ui::TimePoint kNow{};

std::optional<ui::InputEvent> converted(const SDL_Event& event) {
    return app::input_of(event, 1080, 1920, kNow);
}

SDL_Event button(Uint32 type, int x, int y, Uint32 which = 0) {
    SDL_Event event{};
    event.type = type;
    event.button.which = which;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event key(SDL_Keycode code, Uint16 modifiers = 0) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    event.key.keysym.mod = modifiers;
    return event;
}

}  // namespace

TEST_CASE("a mouse button is a pointer at the place of its event") {
    const auto down = converted(button(SDL_MOUSEBUTTONDOWN, 12, 34));
    REQUIRE(down);
    CHECK(down->kind == Kind::PointerDown);
    CHECK(down->at == ui::Point{12, 34});
    CHECK(converted(button(SDL_MOUSEBUTTONUP, 1, 2))->kind == Kind::PointerUp);
    SDL_Event right = button(SDL_MOUSEBUTTONDOWN, 1, 2);
    right.button.button = SDL_BUTTON_RIGHT;
    CHECK_FALSE(converted(right));
}

TEST_CASE("a finger is a pointer in pixels of the window") {
    SDL_Event event{};
    event.type = event.tfinger.type = SDL_FINGERDOWN;
    event.tfinger.x = 0.5F;
    event.tfinger.y = 0.25F;
    const auto down = converted(event);
    REQUIRE(down);
    CHECK(down->kind == Kind::PointerDown);
    CHECK(down->at == ui::Point{540, 480});
    event.type = event.tfinger.type = SDL_FINGERUP;
    CHECK(converted(event)->kind == Kind::PointerUp);
    event.type = event.tfinger.type = SDL_FINGERMOTION;
    CHECK(converted(event)->kind == Kind::PointerMove);
}

TEST_CASE("mouse events that SDL makes up from touch are not counted twice") {
    CHECK_FALSE(converted(button(SDL_MOUSEBUTTONDOWN, 1, 2, SDL_TOUCH_MOUSEID)));
}

TEST_CASE("keys and text become ours, other keys nothing") {
    CHECK(converted(key(SDLK_TAB))->key == ui::Key::Tab);
    CHECK(converted(key(SDLK_TAB, KMOD_LSHIFT))->key == ui::Key::BackTab);
    CHECK(converted(key(SDLK_F5))->key == ui::Key::F5);
    CHECK(converted(key(SDLK_KP_ENTER))->key == ui::Key::Enter);
    CHECK_FALSE(converted(key(SDLK_a)));
    SDL_Event text{};
    text.type = SDL_TEXTINPUT;
    SDL_strlcpy(text.text.text, "ұ", sizeof text.text.text);
    CHECK(converted(text)->text == "ұ");
}
