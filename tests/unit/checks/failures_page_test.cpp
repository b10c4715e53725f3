// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The page lists what the sources can fail with.
#include "tests/unit/checks/failures_page.h"

#include "core/base/files.h"

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

TEST_CASE("only what stands between the marks is replaced") {
    const std::string page =
        "# A\n<!-- table: written by failures_page --update -->\nold\n<!-- end of table -->\nB\n";
    CHECK(
        with_table(page, "new\n") ==
        "# A\n<!-- table: written by failures_page --update -->\nnew\n<!-- end of table -->\nB\n");
    CHECK(with_table("no marks", "new\n") == "no marks");
}

TEST_CASE("docs/failures.md agrees with the sources (else run failures_page --update)") {
    const std::filesystem::path root = TEREZE_SOURCE_DIR;
    const auto page = tereze::read_text(root / "docs/failures.md");
    REQUIRE(page);
    const auto table =
        failures_table(collect_codes(product_sources(root)), read_language(root, "en"));
    CHECK(page->find("| code | class |") != page->npos);
    // Compared outside the macro: it would print both pages where one line is enough.
    const bool agrees = with_table(*page, table) == *page;
    CHECK(agrees);
}
