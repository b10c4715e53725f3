// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Line by line, from the top.
#include "tests/unit/checks/source_form.h"

#include <algorithm>
#include <sstream>

namespace tereze::checks {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

class Faults {
  public:
    explicit Faults(std::string_view path) : m_path(path) {}
    void add_unless(bool good, const std::string& what) {
        if (!good)
            m_list.push_back(m_path + ": " + what);
    }
    std::vector<std::string> list() && { return std::move(m_list); }

  private:
    std::string m_path;
    std::vector<std::string> m_list;
};

}  // namespace

std::vector<std::string> form_faults(std::string_view path, std::string_view text,
                                     bool has_header) {
    auto lines = lines_of(text);
    const auto count = static_cast<int>(lines.size());
    lines.resize(std::max<std::size_t>(lines.size(), 4));
    Faults faults(path);
    faults.add_unless(lines[0] == "// SPDX-License-Identifier: Apache-2.0", "line 1 is no licence");
    faults.add_unless(lines[1].starts_with("// SPDX-FileCopyrightText: "),
                      "line 2 is no copyright");
    const bool told_elsewhere = has_header || path.ends_with("_test.cpp");
    faults.add_unless(told_elsewhere || lines[2].starts_with("// "), "line 3 states no purpose");
    faults.add_unless(count <= kLongestFile, "has " + std::to_string(count) + " lines");
    faults.add_unless(text.ends_with('\n'), "does not end with a line end");
    if (path.ends_with(".h")) {
        const auto first = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
            return !line.starts_with("//");
        });
        faults.add_unless(first != lines.end() && *first == "#pragma once",
                          "has no #pragma once after its purpose");
    }
    return std::move(faults).list();
}

std::vector<std::string> script_form_faults(std::string_view path, std::string_view text) {
    auto lines = lines_of(text);
    const auto count = static_cast<int>(lines.size());
    lines.resize(std::max<std::size_t>(lines.size(), 2));
    Faults faults(path);
    const std::string licence = "# SPDX-License-Identifier: Apache-2.0";
    // A script's first line belongs to its interpreter.
    faults.add_unless(lines[0] == licence || (lines[0].starts_with("#!") && lines[1] == licence),
                      "does not begin with its licence");
    // Message files are data and may grow with the screens.
    faults.add_unless(count <= kLongestFile || path.ends_with(".po"),
                      "has " + std::to_string(count) + " lines");
    return std::move(faults).list();
}

}  // namespace tereze::checks
