// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Writing the table.
#include "tests/unit/checks/failures_page.h"

#include <cctype>

namespace tereze::checks {
namespace {

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

std::vector<GeneratedPage> failures_pages(const std::filesystem::path& root) {
    return {{"docs/failures.md",
             {{"table",
               failures_table(collect_codes(product_sources(root)), read_language(root, "en"))}}}};
}

}  // namespace tereze::checks
