// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Finding error codes by their shape.
#include "tests/unit/checks/error_codes.h"

#include <regex>

namespace tereze::checks {

void collect_codes(std::string_view path, std::string_view text, Codes& codes) {
    // The groups: what opens the call, the code, the class and the remedy that follow at once.
    static const std::regex kCode(
        R"~((\b(?:fail|Error)\s*[({]\s*)?"([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)")~"
        R"~((?:\s*,\s*(?:\w+::)*(Hardware|Software|User|Network|Regulation|Fraud)\b)?)~"
        R"~((?:\s*,\s*(?:\w+::)*(None|Retry|Clear|Replenish|Service|Configure)\b)?)~");
    const auto code = without_comments(text);
    for (std::sregex_iterator it(code.begin(), code.end(), kCode), end; it != end; ++it) {
        const auto& match = *it;
        if (!match[1].matched && !match[3].matched && !match[4].matched)
            continue;
        auto& facts = codes[match[2]];
        if (match[3].matched)
            facts.classes.insert(match[3]);
        if (match[4].matched)
            facts.remedies.insert(match[4]);
        if (facts.first_place.empty())
            facts.first_place =
                std::string(path) + ":" +
                std::to_string(line_at(code, static_cast<std::size_t>(match.position(2))));
    }
}

Codes collect_codes(const std::vector<SourceFile>& sources) {
    Codes codes;
    for (const auto& file : sources)
        collect_codes(file.path, file.text, codes);
    return codes;
}

std::set<std::string, std::less<>> dotted_literals(std::string_view text) {
    static const std::regex kLiteral(R"~("([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)")~");
    const auto code = without_comments(text);
    std::set<std::string, std::less<>> literals;
    for (std::sregex_iterator it(code.begin(), code.end(), kLiteral), end; it != end; ++it)
        literals.insert((*it)[1]);
    return literals;
}

}  // namespace tereze::checks
