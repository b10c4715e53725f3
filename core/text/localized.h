// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A text in the three languages of the window.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tereze::text {

enum class Language { Kazakh, Russian, English };
inline constexpr std::array kLanguages{Language::Kazakh, Language::Russian, Language::English};

/// "kk", "ru", "en" (ISO 639-1).
constexpr std::string_view code(Language language) {
    switch (language) {
        case Language::Kazakh:
            return "kk";
        case Language::Russian:
            return "ru";
        case Language::English:
            return "en";
    }
    return "kk";
}

/// A text that data carries in several languages; an empty member means that there is none.
struct Localized {
    std::string kk;
    std::string ru;
    std::string en;

    /// The text in a language, else in the language of the act (kk, then ru).
    const std::string& in(Language language) const {
        const std::string& wanted = language == Language::Kazakh    ? kk
                                    : language == Language::Russian ? ru
                                                                    : en;
        if (!wanted.empty())
            return wanted;
        return kk.empty() ? ru : kk;
    }
    bool operator==(const Localized&) const = default;
};

}  // namespace tereze::text
