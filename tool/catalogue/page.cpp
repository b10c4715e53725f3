// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/catalogue/page.h"

#include "core/regulation/clause_words.h"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace tereze::tool {
namespace {

constexpr std::size_t kColumns = 100;

/// Characters, not bytes: Kazakh letters take two.
std::size_t length(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

void underline(std::ostream& out, std::string_view text, char with) {
    out << text << "\n" << std::string(std::min(length(text), kColumns), with) << "\n";
}

}  // namespace

std::string Page::words(const regulation::ActText& text) const {
    auto words = text.in(m_language);
    if (text.is_translation(m_language))
        words += " (" + tr("tool.translation") + ")";
    return words;
}

std::string Page::place(const regulation::Source& source) const {
    std::string text;
    if (!source.clause.empty())
        text = regulation::clause_words(
            source.clause, [this](std::string_view id, const text::Arguments& arguments) {
                return tr(id, arguments);
            });
    if (source.line > 0)
        text +=
            (text.empty() ? "" : ", ") + tr("tool.line", {{"line", std::to_string(source.line)}});
    if (!source.decision.empty())
        text += (text.empty() ? "" : ", ") + tr("tool.decision", {{"id", source.decision}});
    return text.empty() ? text : "[" + text + "]";
}

void Page::title(std::string_view text) {
    line(text, 0);
    m_out << std::string(std::min(length(text), kColumns), '=') << "\n";
}

void Page::heading(std::string_view text) {
    m_out << "\n";
    underline(m_out, text, '-');
}

void Page::line(std::string_view text, std::size_t indent) {
    std::istringstream in{std::string(text)};
    std::string written(indent, ' ');
    std::size_t column = indent;
    bool first = true;
    for (std::string word; in >> word;) {
        const auto size = length(word);
        if (!first && column + 1 + size > kColumns) {
            m_out << written << "\n";
            written = std::string(indent + 2, ' ');
            column = indent + 2;
            first = true;
        }
        if (!first) {
            written += ' ';
            ++column;
        }
        written += word;
        column += size;
        first = false;
    }
    m_out << written << "\n";
}

void Page::row(std::string_view label, std::string_view value, const regulation::Source& source) {
    auto text = std::string(label) + ": " + std::string(value);
    if (const auto where = place(source); !where.empty())
        text += " " + where;
    line(text);
}

void Page::gap() {
    m_out << "\n";
}

}  // namespace tereze::tool
