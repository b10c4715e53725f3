// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The pieces that a paper in two or three languages is put together from.
#pragma once

#include "core/text/localized.h"
#include "core/text/translator.h"
#include "kiosk/paper/layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::paper {

inline constexpr Colour kInk{0x10 / 255.0, 0x24 / 255.0, 0x2B / 255.0};
inline constexpr Colour kQuietInk{0x41 / 255.0, 0x52 / 255.0, 0x5A / 255.0};
inline constexpr Colour kPrimary{0x00 / 255.0, 0x56 / 255.0, 0x6B / 255.0};
inline constexpr Colour kDanger{0x8A / 255.0, 0x1C / 255.0, 0x1C / 255.0};
inline constexpr Colour kHairline{0xC4 / 255.0, 0xCF / 255.0, 0xD3 / 255.0};

/// Says things in all languages of one paper: the first in the main style, the others beneath.
class Speaker {
  public:
    /// The citizen's language first; Kazakh and Russian always.
    Speaker(text::Language citizen, const text::Translator& translator);

    const std::vector<text::Language>& languages() const { return m_languages; }
    text::Language first() const { return m_languages.front(); }
    const text::Translator& translator() const { return m_translator; }

    /// One message in every language, each a paragraph.
    Blocks message(std::string_view id, const TextStyle& main, const TextStyle& beneath,
                   const text::Arguments& arguments = {}) const;
    /// One message in every language on one line, parted by slashes; equal ones once.
    std::string in_line(std::string_view id) const;
    /// A text of the data in the languages that it has.
    Blocks localized(const text::Localized& words, const TextStyle& main,
                     const TextStyle& beneath) const;
    /// What `say` makes for each language, equal ones once.
    template <class Say>
    Blocks each(const TextStyle& main, const TextStyle& beneath, Say say) const {
        std::vector<std::string> lines;
        for (const auto language : m_languages)
            lines.push_back(say(language));
        return stacked(lines, main, beneath);
    }
    std::string tr(text::Language language, std::string_view id,
                   const text::Arguments& arguments = {}) const {
        return m_translator.tr(language, id, arguments);
    }
    std::string plural(text::Language language, std::string_view id, long count,
                       const text::Arguments& arguments = {}) const {
        return m_translator.tr_plural(language, id, count, arguments);
    }

  private:
    static Blocks stacked(const std::vector<std::string>& lines, const TextStyle& main,
                          const TextStyle& beneath);
    std::vector<text::Language> m_languages;
    const text::Translator& m_translator;
};

void append_blocks(Blocks& to, Blocks what);

}  // namespace tereze::paper
