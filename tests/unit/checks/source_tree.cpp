// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading the tree, and a scanner that knows comments from texts in quotes.
#include "tests/unit/checks/source_tree.h"

#include "core/base/files.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace tereze::checks {
namespace {

namespace fs = std::filesystem;

/// Where a text in quotes that begins at `at` ends; raw texts have a delimiter of their own.
std::size_t end_of_text(std::string_view text, std::size_t at) {
    const char quote = text[at];
    if (quote == '"' && at > 0 && text[at - 1] == 'R') {
        const auto open = text.find('(', at);
        if (open == text.npos)
            return text.size();
        const auto closing = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
        const auto close = text.find(closing, open);
        return close == text.npos ? text.size() : close + closing.size();
    }
    for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at)
        if (text[at] == '\\')
            ++at;
    return std::min(at + 1, text.size());
}

/// A quote between digits parts thousands: 1'000.
bool opens_text(std::string_view text, std::size_t at) {
    if (text[at] == '"')
        return true;
    if (text[at] != '\'')
        return false;
    return at == 0 || !(std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0);
}

}  // namespace

std::vector<SourceFile> read_tree(const fs::path& root, const std::vector<std::string>& folders,
                                  const std::vector<std::string>& endings) {
    std::vector<SourceFile> files;
    for (const auto& folder : folders) {
        if (!fs::exists(root / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto path = fs::relative(entry.path(), root).generic_string();
            if (!entry.is_regular_file() ||
                std::none_of(endings.begin(), endings.end(),
                             [&](const std::string& ending) { return path.ends_with(ending); }))
                continue;
            auto text = read_text(entry.path());
            if (!text)
                throw std::runtime_error("cannot read " + path);
            files.push_back({path, std::move(*text)});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::vector<SourceFile> product_sources(const fs::path& root) {
    return read_tree(root, {"core", "drivers", "kiosk", "server", "tool"}, {".h", ".cpp"});
}

std::string without_comments(std::string_view text) {
    std::string result(text);
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (; from < to; ++from)
            if (result[from] != '\n')
                result[from] = ' ';
    };
    std::size_t at = 0;
    while (at < text.size()) {
        if (opens_text(text, at)) {
            at = end_of_text(text, at);
        } else if (text.substr(at, 2) == "//") {
            const auto end = std::min(text.find('\n', at), text.size());
            blank(at, end);
            at = end;
        } else if (text.substr(at, 2) == "/*") {
            const auto close = text.find("*/", at);
            const auto end = close == text.npos ? text.size() : close + 2;
            blank(at, end);
            at = end;
        } else {
            ++at;
        }
    }
    return result;
}

int line_at(std::string_view text, std::size_t position) {
    return 1 + static_cast<int>(std::count(
                   text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

}  // namespace tereze::checks
