// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/receipt_parts.h"

#include <algorithm>
#include <iterator>

namespace tereze::paper {

using text::Language;

Speaker::Speaker(Language citizen, const text::Translator& translator)
    : m_languages{citizen}, m_translator(translator) {
    for (const auto language : {Language::Kazakh, Language::Russian})
        if (language != citizen)
            m_languages.push_back(language);
}

Blocks Speaker::stacked(const std::vector<std::string>& lines, const TextStyle& main,
                        const TextStyle& beneath) {
    Blocks blocks;
    for (auto line = lines.begin(); line != lines.end(); ++line)
        if (!line->empty() && std::find(lines.begin(), line, *line) == line)
            blocks.push_back({Text{*line, blocks.empty() ? main : beneath}});
    return blocks;
}

Blocks Speaker::message(std::string_view id, const TextStyle& main, const TextStyle& beneath,
                        const text::Arguments& arguments) const {
    return each(main, beneath, [&](Language language) { return tr(language, id, arguments); });
}

std::string Speaker::in_line(std::string_view id) const {
    std::string line;
    std::vector<std::string> said;
    for (const auto language : m_languages) {
        const auto words = tr(language, id);
        if (std::find(said.begin(), said.end(), words) != said.end())
            continue;
        said.push_back(words);
        line += (line.empty() ? "" : " / ") + words;
    }
    return line;
}

Blocks Speaker::localized(const text::Localized& words, const TextStyle& main,
                          const TextStyle& beneath) const {
    return each(main, beneath, [&words](Language language) { return words.in(language); });
}

void append_blocks(Blocks& to, Blocks what) {
    to.insert(to.end(), std::make_move_iterator(what.begin()), std::make_move_iterator(what.end()));
}

}  // namespace tereze::paper
