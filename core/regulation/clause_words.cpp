// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/regulation/clause_words.h"

#include <algorithm>
#include <array>

namespace tereze::regulation {
namespace {

constexpr std::array<std::string_view, 8> kNumbered{"appendix", "column",  "condition", "decree",
                                                    "order",    "process", "step",      "table"};
constexpr std::array<std::string_view, 4> kAlone{"footnote", "heading", "preamble", "table"};

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::array<std::string_view, kCount>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

std::string part_words(std::string_view part, const Tr& tr) {
    const auto blank = part.find(' ');
    const auto word = part.substr(0, blank);
    if (blank != part.npos && is_one_of(word, kNumbered))
        return tr("clause." + std::string(word), {{"number", std::string(part.substr(blank + 1))}});
    if (is_one_of(part, kAlone))
        return tr("clause." + std::string(part) + ".alone", {});
    if (part == "decree")
        return tr("clause.decree.alone", {});
    // "9" is a clause, "7)" an item of one.
    if (begins_with_digit(part))
        return tr(part.ends_with(')') ? "clause.subitem" : "clause.item",
                  {{"number", std::string(part)}});
    return std::string(part);
}

}  // namespace

std::string clause_words(std::string_view clause, const Tr& tr) {
    std::string words;
    while (!clause.empty()) {
        const auto comma = clause.find(", ");
        words += (words.empty() ? "" : ", ") + part_words(clause.substr(0, comma), tr);
        clause.remove_prefix(comma == clause.npos ? clause.size() : comma + 2);
    }
    return words;
}

}  // namespace tereze::regulation
