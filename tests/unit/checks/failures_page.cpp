// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Writing the table.
#include "tests/unit/checks/failures_page.h"

#include <cctype>

namespace tereze::checks {
namespace {

constexpr std::string_view kBegin = "<!-- table: written by failures_page --update -->\n";
constexpr std::string_view kEnd = "<!-- end of table -->\n";

std::string words(const std::set<std::string>& set) {
    std::string text;
    for (const auto& word : set) {
        if (!text.empty())
            text += ", ";
        text += static_cast<char>(std::tolower(static_cast<unsigned char>(word.front())));
        text += word.substr(1);
    }
    return text.empty() ? "-" : text;
}

}  // namespace

std::string failures_table(const Codes& codes, const Language& english) {
    auto all = codes;
    for (const auto& [id, message] : english.messages)
        if (id.starts_with("error."))
            all[id.substr(6)];
    std::string table = "| code | class | remedy | what people read (en) |\n|---|---|---|---|\n";
    for (const auto& [code, facts] : all) {
        const auto message = english.messages.find("error." + code);
        table += "| `" + code + "` | " + words(facts.classes) + " | " + words(facts.remedies) +
                 " | " + (message == english.messages.end() ? "-" : message->second.texts.front()) +
                 " |\n";
    }
    return table;
}

std::string with_table(const std::string& page, const std::string& table) {
    const auto begin = page.find(kBegin);
    const auto end = page.find(kEnd);
    if (begin == page.npos || end == page.npos || end < begin)
        return page;
    return page.substr(0, begin + kBegin.size()) + table + page.substr(end);
}

}  // namespace tereze::checks
