// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The form of files on samples, then of the tree.
#include "tests/unit/checks/source_form.h"

#include "tests/unit/checks/source_tree.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze::checks;

namespace {
const std::string kTop =
    "// SPDX-License-Identifier: Apache-2.0\n// SPDX-FileCopyrightText: 2026 The Tereze authors\n";
}

TEST_CASE("a file begins with licence, copyright and purpose") {
    CHECK(form_faults("a.cpp", kTop + "// What it is for.\nint x;\n", false).empty());
    CHECK(form_faults("a.h", kTop + "// What\n// it is for.\n#pragma once\n", false).empty());
    CHECK(form_faults("a.cpp", kTop + "#include \"a.h\"\n", true).empty());
    CHECK(form_faults("a.cpp", kTop + "#include \"a.h\"\n", false).size() == 1);
    CHECK(form_faults("a_test.cpp", kTop + "#include \"a.h\"\n", false).empty());
    CHECK(form_faults("a.h", kTop + "// Purpose.\n#ifndef A\n", false).size() == 1);
    CHECK(form_faults("a.cpp", "int x;\n", false).size() == 3);
    CHECK(form_faults("a.cpp", "", false).size() == 4);
}

TEST_CASE("a file of more than 500 lines is too long") {
    std::string lines;
    for (int i = 0; i < 497; ++i)
        lines += "\n";
    CHECK(form_faults("a.cpp", kTop + "// P.\n" + lines, false).empty());
    CHECK(form_faults("a.cpp", kTop + "// P.\n\n" + lines, false).size() == 1);
}

TEST_CASE("scripts and data begin with their licence") {
    const std::string licence = "# SPDX-License-Identifier: Apache-2.0\n";
    CHECK(script_form_faults("a.toml", licence + "x = 1\n").empty());
    CHECK(script_form_faults("run", "#!/bin/bash\n" + licence).empty());
    CHECK(script_form_faults("a.toml", "x = 1\n").size() == 1);
}

TEST_CASE("comments are blanked out and texts stay") {
    CHECK(without_comments("a // b\nc") == "a     \nc");
    CHECK(without_comments("a /* b\n */ c") == "a     \n    c");
    CHECK(without_comments("\"http://x\" // y") == "\"http://x\"     ");
    CHECK(without_comments("'\"' // y") == "'\"'     ");
    CHECK(without_comments("1'000'000 // y") == "1'000'000     ");
    CHECK(without_comments("R\"x(// \" )x\" // y") == "R\"x(// \" )x\"     ");
    CHECK(line_at("a\nb\nc", 4) == 3);
}

TEST_CASE("every source file of the tree has the form") {
    const auto files = read_tree(
        TEREZE_SOURCE_DIR, {"core", "drivers", "kiosk", "server", "tests", "tool"}, {".h", ".cpp"});
    std::set<std::string, std::less<>> paths;
    for (const auto& file : files)
        paths.insert(file.path);
    std::string faults;
    for (const auto& file : files) {
        const bool has_header = file.path.ends_with(".cpp") &&
                                paths.contains(file.path.substr(0, file.path.size() - 4) + ".h");
        for (const auto& fault : form_faults(file.path, file.text, has_header))
            faults += fault + "\n";
    }
    CHECK(faults == "");
}

TEST_CASE("every script and data file of the tree has the form") {
    std::string faults;
    for (const auto& file : read_tree(TEREZE_SOURCE_DIR,
                                      {"cmake", "config", "core", "drivers", "kiosk", "server",
                                       "locales", "tests", "installer", ".ci"},
                                      {"CMakeLists.txt", ".cmake", ".toml", ".po", ".sh",
                                       "installer/test", "installer/demo", ".ci/run"})) {
        // Corpora are inputs: some of them are broken on purpose.
        if (file.path.starts_with("tests/fuzz/corpus/"))
            continue;
        for (const auto& fault : script_form_faults(file.path, file.text))
            faults += fault + "\n";
    }
    CHECK(faults == "");
}
