// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/window/sdl_events.h"

#include <array>
#include <cmath>
#include <cstring>

namespace tereze::app {
namespace {

struct KeyPair {
    SDL_Keycode sdl;
    ui::Key key;
};

constexpr std::array<KeyPair, 27> kKeys{{
    {SDLK_TAB, ui::Key::Tab},
    {SDLK_RETURN, ui::Key::Enter},
    {SDLK_KP_ENTER, ui::Key::Enter},
    {SDLK_SPACE, ui::Key::Space},
    {SDLK_ESCAPE, ui::Key::Escape},
    {SDLK_BACKSPACE, ui::Key::Backspace},
    {SDLK_DELETE, ui::Key::Delete},
    {SDLK_LEFT, ui::Key::Left},
    {SDLK_RIGHT, ui::Key::Right},
    {SDLK_UP, ui::Key::Up},
    {SDLK_DOWN, ui::Key::Down},
    {SDLK_HOME, ui::Key::Home},
    {SDLK_END, ui::Key::End},
    {SDLK_PAGEUP, ui::Key::PageUp},
    {SDLK_PAGEDOWN, ui::Key::PageDown},
    {SDLK_F1, ui::Key::F1},
    {SDLK_F2, ui::Key::F2},
    {SDLK_F3, ui::Key::F3},
    {SDLK_F4, ui::Key::F4},
    {SDLK_F5, ui::Key::F5},
    {SDLK_F6, ui::Key::F6},
    {SDLK_F7, ui::Key::F7},
    {SDLK_F8, ui::Key::F8},
    {SDLK_F9, ui::Key::F9},
    {SDLK_F10, ui::Key::F10},
    {SDLK_F11, ui::Key::F11},
    {SDLK_F12, ui::Key::F12},
}};

ui::Key key_of(const SDL_Keysym& pressed) {
    for (const auto& pair : kKeys)
        if (pair.sdl == pressed.sym)
            return pair.key == ui::Key::Tab && (pressed.mod & KMOD_SHIFT) != 0 ? ui::Key::BackTab
                                                                               : pair.key;
    return ui::Key::None;
}

ui::InputEvent pointer(ui::InputEvent::Kind kind, float x, float y, ui::TimePoint now) {
    ui::InputEvent event;
    event.kind = kind;
    event.at = {x, y};
    event.time = now;
    return event;
}

std::optional<ui::InputEvent> mouse_of(const SDL_Event& event, ui::TimePoint now) {
    using Kind = ui::InputEvent::Kind;
    if (event.type == SDL_MOUSEMOTION) {
        if (event.motion.which == SDL_TOUCH_MOUSEID)
            return std::nullopt;
        return pointer(Kind::PointerMove, static_cast<float>(event.motion.x),
                       static_cast<float>(event.motion.y), now);
    }
    if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT)
        return std::nullopt;
    return pointer(event.type == SDL_MOUSEBUTTONDOWN ? Kind::PointerDown : Kind::PointerUp,
                   static_cast<float>(event.button.x), static_cast<float>(event.button.y), now);
}

std::optional<ui::InputEvent> finger_of(const SDL_TouchFingerEvent& finger, int width, int height,
                                        ui::TimePoint now) {
    using Kind = ui::InputEvent::Kind;
    const Kind kind = finger.type == SDL_FINGERDOWN ? Kind::PointerDown
                      : finger.type == SDL_FINGERUP ? Kind::PointerUp
                                                    : Kind::PointerMove;
    return pointer(kind, finger.x * static_cast<float>(width),
                   finger.y * static_cast<float>(height), now);
}

}  // namespace

std::optional<ui::InputEvent> input_of(const SDL_Event& event, int width, int height,
                                       ui::TimePoint now) {
    ui::InputEvent out;
    out.time = now;
    switch (event.type) {
        case SDL_MOUSEMOTION:
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return mouse_of(event, now);
        case SDL_FINGERDOWN:
        case SDL_FINGERUP:
        case SDL_FINGERMOTION:
            return finger_of(event.tfinger, width, height, now);
        case SDL_MOUSEWHEEL:
            out.kind = ui::InputEvent::Kind::Wheel;
            out.at = {static_cast<float>(event.wheel.mouseX),
                      static_cast<float>(event.wheel.mouseY)};
            out.wheel = event.wheel.preciseY;
            return out;
        case SDL_KEYDOWN:
            out.kind = ui::InputEvent::Kind::Key;
            out.key = key_of(event.key.keysym);
            return out.key == ui::Key::None ? std::nullopt : std::optional(out);
        case SDL_TEXTINPUT:
            out.kind = ui::InputEvent::Kind::Text;
            out.text = static_cast<const char*>(event.text.text);
            return out;
        default:
            return std::nullopt;
    }
}

namespace {

void push_pointer(const ui::InputEvent& event, Uint32 window_id) {
    SDL_Event out{};
    const int x = static_cast<int>(std::lround(event.at.x));
    const int y = static_cast<int>(std::lround(event.at.y));
    if (event.kind == ui::InputEvent::Kind::PointerMove) {
        out.type = SDL_MOUSEMOTION;
        out.motion.windowID = window_id;
        out.motion.state = SDL_BUTTON_LMASK;  // injected moves are drags
        out.motion.x = x;
        out.motion.y = y;
    } else {
        const bool down = event.kind == ui::InputEvent::Kind::PointerDown;
        out.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
        out.button.windowID = window_id;
        out.button.button = SDL_BUTTON_LEFT;
        out.button.state = down ? SDL_PRESSED : SDL_RELEASED;
        out.button.clicks = 1;
        out.button.x = x;
        out.button.y = y;
    }
    SDL_PushEvent(&out);
}

void push_key(ui::Key key, Uint32 window_id) {
    SDL_Event out{};
    out.type = SDL_KEYDOWN;
    out.key.windowID = window_id;
    out.key.state = SDL_PRESSED;
    for (const auto& pair : kKeys)
        if (pair.key == (key == ui::Key::BackTab ? ui::Key::Tab : key))
            out.key.keysym.sym = pair.sdl;
    if (key == ui::Key::BackTab)
        out.key.keysym.mod = KMOD_LSHIFT;
    SDL_PushEvent(&out);
}

/// SDL carries text in pieces of 31 bytes; a letter is never cut in two.
void push_text(std::string_view text, Uint32 window_id) {
    while (!text.empty()) {
        SDL_Event out{};
        out.type = SDL_TEXTINPUT;
        out.text.windowID = window_id;
        std::size_t size = std::min<std::size_t>(text.size(), sizeof out.text.text - 1);
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
            --size;
        std::memcpy(out.text.text, text.data(), size);
        SDL_PushEvent(&out);
        text.remove_prefix(size);
    }
}

}  // namespace

void push_input(const ui::InputEvent& event, Uint32 window_id) {
    switch (event.kind) {
        case ui::InputEvent::Kind::PointerDown:
        case ui::InputEvent::Kind::PointerMove:
        case ui::InputEvent::Kind::PointerUp:
            push_pointer(event, window_id);
            break;
        case ui::InputEvent::Kind::Key:
            push_key(event.key, window_id);
            break;
        case ui::InputEvent::Kind::Text:
            push_text(event.text, window_id);
            break;
        case ui::InputEvent::Kind::Wheel:
        case ui::InputEvent::Kind::PointerCancel:
            break;
    }
}

}  // namespace tereze::app
