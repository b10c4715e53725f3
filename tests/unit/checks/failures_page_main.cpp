// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// failures_page [--update]: compares docs/failures.md with the sources, or brings it up to date.
#include "core/base/files.h"
#include "tests/unit/checks/failures_page.h"

#include <cstdio>
#include <fstream>
#include <string_view>

int main(int argc, char** argv) {
    using namespace tereze;
    const std::string_view option = argc > 1 ? argv[1] : "";
    if (argc > 2 || (!option.empty() && option != "--update")) {
        std::puts(
            "usage: failures_page [--update]\n"
            "Exit 0 when docs/failures.md agrees with the sources (or was brought up to date).");
        return option == "--help" ? 0 : 2;
    }
    const std::filesystem::path root = TEREZE_SOURCE_DIR;
    const auto page = read_text(root / "docs/failures.md");
    if (!page) {
        std::fputs("docs/failures.md cannot be read\n", stderr);
        return 1;
    }
    const auto table = checks::failures_table(checks::collect_codes(checks::product_sources(root)),
                                              checks::read_language(root, "en"));
    const auto wanted = checks::with_table(*page, table);
    if (wanted == *page)
        return 0;
    if (option != "--update") {
        std::puts("docs/failures.md is out of date: run failures_page --update");
        return 1;
    }
    std::ofstream out(root / "docs/failures.md", std::ios::trunc);
    out << wanted;
    out.close();
    if (!out)
        std::fputs("docs/failures.md cannot be written\n", stderr);
    return out ? 0 : 1;
}
