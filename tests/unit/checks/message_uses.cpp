// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Finding message ids by the calls they are given to.
#include "tests/unit/checks/message_uses.h"

#include "tests/unit/checks/source_tree.h"

#include <regex>

namespace tereze::checks {

std::vector<MessageUse> message_uses(std::string_view path, std::string_view text) {
    // A language, or nothing, may stand before the id; what follows tells a whole id from a
    // beginning.
    static const std::regex kUse(
        R"~(\b(?:(?:tr|tr_plural)\s*\(\s*(?:[^"(),;]*,\s*)?|message_id\s*=\s*)(?:std::string\(\s*)?)~"
        R"~("([a-z0-9_.-]+)"\s*\)?\s*(\+)?)~");
    const auto code = path.ends_with(".toml") ? std::string(text) : without_comments(text);
    std::vector<MessageUse> uses;
    for (std::sregex_iterator it(code.begin(), code.end(), kUse), end; it != end; ++it)
        uses.push_back(
            {(*it)[1], (*it)[2].matched,
             std::string(path) + ":" +
                 std::to_string(line_at(code, static_cast<std::size_t>(it->position(1))))});
    return uses;
}

}  // namespace tereze::checks
