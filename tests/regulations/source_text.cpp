// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/regulations/source_text.h"

#include "core/base/files.h"
#include "tests/regulations/expected.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <sstream>

namespace tereze::testing {

std::vector<std::string> source_lines(const std::string& name) {
    const char* folder = std::getenv("TEREZE_SEEDS");
    const std::filesystem::path source = TEREZE_SOURCE_DIR;
    const auto path = (folder != nullptr ? std::filesystem::path(folder)
                                         : source.parent_path() / "shared" / "seeds") /
                      name;
    const auto text = read_text(path);
    if (!text) {
        WARN("SKIPPED: " << name << " is not at hand; set TEREZE_SEEDS to its folder");
        return {};
    }
    std::vector<std::string> lines{""};
    std::istringstream in(*text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::string folded_lines(const std::vector<std::string>& lines, int first, int last) {
    std::string text;
    for (int at = std::max(first, 1); at <= last && at < static_cast<int>(lines.size()); ++at)
        text += lines[static_cast<std::size_t>(at)] + "\n";
    return expected::folded(text);
}

}  // namespace tereze::testing
