// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// failures_page [--update]: compares docs/failures.md with the sources, or brings it up to date.
#include "tests/unit/checks/failures_page.h"

int main(int argc, char** argv) {
    using namespace tereze::checks;
    const std::filesystem::path root = TEREZE_SOURCE_DIR;
    return page_program(argc, argv, root, "failures_page", [&] { return failures_pages(root); });
}
