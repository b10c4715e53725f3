// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Comparing and writing.
#include "tests/unit/checks/generated_pages.h"

#include "core/base/files.h"

#include <cstdio>
#include <fstream>

namespace tereze::checks {
namespace {

/// A page as it is and as the program would write it; nothing where it lacks a mark.
struct Comparison {
    std::string is;
    std::optional<std::string> wanted;
};

Comparison compare(const std::filesystem::path& root, std::string_view program,
                   const GeneratedPage& page) {
    // A page that is not there has no marks either, which is what its fault will say.
    Comparison result{read_text(root / page.path).value_or(""), {}};
    result.wanted = result.is;
    for (const auto& part : page.parts)
        if (result.wanted)
            result.wanted = with_part(*result.wanted, program, part);
    return result;
}

std::string fault_of(const Comparison& comparison, std::string_view program,
                     const std::string& path) {
    if (!comparison.wanted)
        return path + " lacks marks of " + std::string(program);
    if (*comparison.wanted != comparison.is)
        return path + " is out of date: run " + std::string(program) + " --update";
    return {};
}

bool write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::trunc);
    out << text;
    out.close();
    return static_cast<bool>(out);
}

/// Brings one page up to date; what could not be done is the answer.
std::string update(const std::filesystem::path& root, std::string_view program,
                   const GeneratedPage& page) {
    const auto comparison = compare(root, program, page);
    if (!comparison.wanted)
        return fault_of(comparison, program, page.path);
    if (*comparison.wanted != comparison.is && !write(root / page.path, *comparison.wanted))
        return page.path + " cannot be written";
    return {};
}

}  // namespace

std::optional<std::string> with_part(const std::string& page, std::string_view program,
                                     const GeneratedPart& part) {
    const auto begin_mark =
        "<!-- " + part.name + ": written by " + std::string(program) + " --update -->\n";
    const auto end_mark = "<!-- end of " + part.name + " -->\n";
    const auto begin = page.find(begin_mark);
    const auto end = page.find(end_mark);
    if (begin == page.npos || end == page.npos || end < begin)
        return std::nullopt;
    return page.substr(0, begin + begin_mark.size()) + part.text + page.substr(end);
}

std::vector<std::string> page_faults(const std::filesystem::path& root, std::string_view program,
                                     const std::vector<GeneratedPage>& pages) {
    std::vector<std::string> faults;
    for (const auto& page : pages)
        if (auto fault = fault_of(compare(root, program, page), program, page.path); !fault.empty())
            faults.push_back(std::move(fault));
    return faults;
}

int page_program(int argc, char** argv, const std::filesystem::path& root, std::string_view program,
                 const std::function<std::vector<GeneratedPage>()>& make) {
    const std::string_view option = argc > 1 ? argv[1] : "";
    if (argc > 2 || (!option.empty() && option != "--update")) {
        std::printf(
            "usage: %.*s [--update]\n"
            "Compares its parts of docs/ with the tree, or brings them up to date.\n"
            "Exit 0 when all agree.\n",
            static_cast<int>(program.size()), program.data());
        return option == "--help" ? 0 : 2;
    }
    const auto pages = make();
    std::vector<std::string> faults;
    if (option.empty())
        faults = page_faults(root, program, pages);
    else
        for (const auto& page : pages)
            if (auto fault = update(root, program, page); !fault.empty())
                faults.push_back(std::move(fault));
    for (const auto& fault : faults)
        std::puts(fault.c_str());
    return faults.empty() ? 0 : 1;
}

}  // namespace tereze::checks
