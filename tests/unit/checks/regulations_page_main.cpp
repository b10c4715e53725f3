// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// regulations_page [--update]: compares the tables of docs/regulations.md and docs/decisions.md
// with config/, or brings them up to date.
#include "tests/unit/checks/regulation_tables.h"

#include <cstdio>

int main(int argc, char** argv) {
    using namespace tereze;
    const std::filesystem::path root = TEREZE_SOURCE_DIR;
    const auto catalogue = regulation::Catalogue::load(root / "config");
    if (!catalogue) {
        std::puts(catalogue.error().detail.c_str());
        return 1;
    }
    return checks::page_program(argc, argv, root, "regulations_page", [&] {
        return checks::regulations_pages(*catalogue, checks::read_language(root, "en"));
    });
}
