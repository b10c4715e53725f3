// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Tells Latin from Cyrillic letters; the two blocks of Unicode that the acts are written in.
#include "core/text/scripts.h"

#include <cstdint>

namespace tereze::text {
namespace {

struct Letter {
    std::size_t size = 1;
    bool latin = false;
    bool cyrillic = false;
};

/// The letter that begins at `at`. Only the one- and two-byte forms of UTF-8 hold letters of the
/// two scripts (U+0041.. and U+0400..U+052F).
Letter letter_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto first = byte(at);
    Letter letter;
    if (first < 0x80) {
        letter.latin = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
        return letter;
    }
    if ((first & 0xE0U) != 0xC0U || at + 1 >= text.size() || (byte(at + 1) & 0xC0U) != 0x80U)
        return letter;
    const auto code = ((first & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU);
    letter.size = 2;
    letter.cyrillic = code >= 0x0400 && code <= 0x052F;
    letter.latin = code >= 0x00C0 && code <= 0x024F && code != 0x00D7 && code != 0x00F7;
    return letter;
}

}  // namespace

std::vector<std::string> mixed_script_words(std::string_view utf8) {
    std::vector<std::string> mixed;
    std::size_t begin = 0;
    bool latin = false;
    bool cyrillic = false;
    const auto end_word = [&](std::size_t end, std::size_t next) {
        if (latin && cyrillic)
            mixed.emplace_back(utf8.substr(begin, end - begin));
        latin = cyrillic = false;
        begin = next;
    };
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto letter = letter_at(utf8, at);
        if (!letter.latin && !letter.cyrillic)
            end_word(at, at + letter.size);
        latin = latin || letter.latin;
        cyrillic = cyrillic || letter.cyrillic;
        at += letter.size;
    }
    end_word(utf8.size(), utf8.size());
    return mixed;
}

}  // namespace tereze::text
