// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/text_edit.h"

#include <algorithm>

namespace tereze::ui {
namespace {

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

char mrz_character(char c) {
    if (c >= 'a' && c <= 'z')
        return static_cast<char>(c - 'a' + 'A');
    if (c == ' ')
        return '<';
    const bool known = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<';
    return known ? c : '\0';
}

std::string encode(std::uint32_t code) {
    return {static_cast<char>(0xC0U | (code >> 6U)), static_cast<char>(0x80U | (code & 0x3FU))};
}

}  // namespace

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::size_t previous_character(std::string_view text, std::size_t at) {
    if (at == 0)
        return 0;
    --at;
    while (at > 0 && continues(text[at]))
        --at;
    return at;
}

std::size_t next_character(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return text.size();
    ++at;
    while (at < text.size() && continues(text[at]))
        ++at;
    return at;
}

std::string accepted(std::string_view typed, KeyboardLayout layout) {
    std::string out;
    for (const char c : typed) {
        switch (layout) {
            case KeyboardLayout::Text:
                if (static_cast<unsigned char>(c) >= 0x20U && c != 0x7F)
                    out += c;
                break;
            case KeyboardLayout::Digits:
                if (c >= '0' && c <= '9')
                    out += c;
                break;
            case KeyboardLayout::Phone:
                if ((c >= '0' && c <= '9') || c == '+')
                    out += c;
                break;
            case KeyboardLayout::Mrz:
                if (const char mrz = mrz_character(c); mrz != '\0')
                    out += mrz;
                break;
        }
    }
    return out;
}

bool apply_edit(const InputEvent& event, KeyboardLayout layout, std::size_t max_length,
                std::string& value, std::size_t& caret) {
    caret = std::min(caret, value.size());
    if (event.kind == InputEvent::Kind::Text) {
        std::string typed = accepted(event.text, layout);
        if (max_length > 0) {
            const std::size_t used = count_characters(value);
            const std::size_t room = max_length > used ? max_length - used : 0;
            std::size_t end = 0;
            for (std::size_t i = 0; i < room; ++i)
                end = next_character(typed, end);
            typed.resize(end);
        }
        value.insert(caret, typed);
        caret += typed.size();
        return !typed.empty();
    }
    const std::size_t size = value.size();
    switch (event.key) {
        case Key::Left:
            caret = previous_character(value, caret);
            break;
        case Key::Right:
            caret = next_character(value, caret);
            break;
        case Key::Home:
            caret = 0;
            break;
        case Key::End:
            caret = value.size();
            break;
        case Key::Backspace: {
            const std::size_t from = previous_character(value, caret);
            value.erase(from, caret - from);
            caret = from;
            break;
        }
        case Key::Delete:
            value.erase(caret, next_character(value, caret) - caret);
            break;
        default:
            break;
    }
    return value.size() != size;
}

std::string capital(std::string_view letter) {
    if (letter.size() == 1) {
        const char c = letter.front();
        return {c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c};
    }
    if (letter.size() != 2)
        return std::string(letter);
    const auto lead = static_cast<unsigned char>(letter[0]);
    const std::uint32_t code =
        (lead & 0x1FU) << 6U | (static_cast<unsigned char>(letter[1]) & 0x3FU);
    if (code >= 0x430 && code <= 0x44F)
        return encode(code - 0x20);
    if (code >= 0x450 && code <= 0x45F)
        return encode(code - 0x50);
    // From U+0460 on, capitals and small letters alternate; the Kazakh letters are all there.
    if (code >= 0x460 && code <= 0x52F && code % 2 == 1)
        return encode(code - 1);
    return std::string(letter);
}

}  // namespace tereze::ui
