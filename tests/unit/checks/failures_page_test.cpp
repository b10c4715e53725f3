// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The page lists what the sources can fail with.
#include "tests/unit/checks/failures_page.h"

#include <catch2/catch.hpp>

using namespace tereze::checks;

TEST_CASE("the table has one row a code, sorted, with class, remedy and sentence") {
    Codes codes;
    codes["b.two"] = {{"User", "Hardware"}, {"Retry"}, "a.cpp:1"};
    Language english;
    english.messages["error.b.two"] = {"error.b.two", {"Second."}, false, false, ""};
    english.messages["error.a.one"] = {"error.a.one", {"First."}, false, false, ""};
    english.messages["common.next"] = {"common.next", {"Next"}, false, false, ""};
    CHECK(failures_table(codes, english) ==
          "| code | class | remedy | what people read (en) |\n|---|---|---|---|\n"
          "| `a.one` | - | - | First. |\n"
          "| `b.two` | hardware, user | retry | Second. |\n");
}

TEST_CASE("docs/failures.md agrees with the sources (else run failures_page --update)") {
    const std::filesystem::path root = TEREZE_SOURCE_DIR;
    const auto pages = failures_pages(root);
    CHECK(pages.at(0).parts.at(0).text.find("| `regulation.invalid` |") != std::string::npos);
    CHECK(page_faults(root, "failures_page", pages) == std::vector<std::string>{});
}
