// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Pages of docs/ that people write and in which programs keep some parts up to date.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

/// What a program writes into a page, between two marks:
///   <!-- table: written by failures_page --update -->
///   <!-- end of table -->
struct GeneratedPart {
    std::string name;  ///< as in the marks: "table"
    std::string text;  ///< whole lines
};

struct GeneratedPage {
    std::string path;  ///< from the root: "docs/failures.md"
    std::vector<GeneratedPart> parts;
};

/// The page with what stands between the marks of a part replaced; nothing where it has no such
/// marks of this program.
std::optional<std::string> with_part(const std::string& page, std::string_view program,
                                     const GeneratedPart& part);

/// One sentence for each page that is not as the program would write it; empty where all agree.
std::vector<std::string> page_faults(const std::filesystem::path& root, std::string_view program,
                                     const std::vector<GeneratedPage>& pages);

/// The main function of such a program: `[--update]`. Without it the pages are only compared.
/// Returns the exit code: 0 where all agree or were brought up to date.
int page_program(int argc, char** argv, const std::filesystem::path& root, std::string_view program,
                 const std::function<std::vector<GeneratedPage>()>& make);

}  // namespace tereze::checks
