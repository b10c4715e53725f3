// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/text/toml_depth.h"

#include <algorithm>
#include <string>

namespace tereze::text {
namespace {

/// More dots outside texts than a line of any of our files has.
constexpr int kMostDots = 32;

/// Past the text that opens at `at`: 'a', "a", '''a''' or """a""".
std::size_t past_text(std::string_view content, std::size_t at) {
    const std::string quotes(3, content[at]);
    const bool many_lines = content.substr(at, 3) == quotes;
    const auto mark = std::string_view(quotes).substr(0, many_lines ? 3 : 1);
    const bool escapes = content[at] == '"';
    at += mark.size();
    while (at < content.size() && content.substr(at, mark.size()) != mark) {
        if (!many_lines && content[at] == '\n')
            return at;
        at += escapes && content[at] == '\\' ? 2 : 1;
    }
    at += mark.size();
    // A text may end in quotes of its own, right before those that close it: """a""""".
    for (int own = 0; many_lines && own < 2 && at < content.size() && content[at] == quotes[0];
         ++own)
        ++at;
    return std::min(at, content.size());
}

}  // namespace

std::optional<std::uint32_t> line_of_deep_key(std::string_view content) {
    std::uint32_t line = 1;
    int dots = 0;
    for (std::size_t at = 0; at < content.size();) {
        const char c = content[at];
        if (c == '"' || c == '\'') {
            const auto end = past_text(content, at);
            const auto text = content.substr(at, end - at);
            line += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
            at = end;
        } else if (c == '#') {
            at = std::min(content.find('\n', at), content.size());
        } else {
            ++at;
            if (c == '.' && ++dots > kMostDots)
                return line;
            if (c == '\n') {
                dots = 0;
                ++line;
            }
        }
    }
    return std::nullopt;
}

}  // namespace tereze::text
