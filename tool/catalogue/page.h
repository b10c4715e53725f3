// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Text for a terminal: headings, rows and wrapped paragraphs, in the language of the reader.
#pragma once

#include "core/regulation/source.h"
#include "core/text/translator.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace tereze::tool {

/// Writes to a stream that outlives it. Lines end before column 100, counted in characters.
class Page {
  public:
    Page(std::ostream& out, const text::Translator& translator, text::Language language)
        : m_out(out), m_translator(translator), m_language(language) {}

    text::Language language() const { return m_language; }
    std::string tr(std::string_view id, const text::Arguments& arguments = {}) const {
        return m_translator.tr(m_language, id, arguments);
    }
    std::string tr_plural(std::string_view id, long count) const {
        return m_translator.tr_plural(m_language, id, count);
    }
    /// A text of the act, with the word for "our translation" where it is one.
    std::string words(const regulation::ActText& text) const;
    /// "[cl. 9, line 329]", "[decision login-stays]"; empty where nothing is known.
    std::string place(const regulation::Source& source) const;

    void title(std::string_view text);
    void heading(std::string_view text);
    /// A wrapped paragraph, indented by `indent` characters; further lines by two more.
    void line(std::string_view text, std::size_t indent = 2);
    /// "Label: value place".
    void row(std::string_view label, std::string_view value, const regulation::Source& source = {});
    void gap();

  private:
    std::ostream& m_out;
    const text::Translator& m_translator;
    text::Language m_language;
};

}  // namespace tereze::tool
