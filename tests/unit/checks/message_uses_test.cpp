// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every message id that is used exists.
#include "tests/unit/checks/message_uses.h"

#include "tests/unit/checks/message_files.h"
#include "tests/unit/checks/source_tree.h"

#include <catch2/catch.hpp>

using namespace tereze::checks;

namespace {
std::vector<std::string> ids(std::string_view path, std::string_view text) {
    std::vector<std::string> found;
    for (const auto& use : message_uses(path, text))
        found.push_back(use.id + (use.beginning ? "*" : ""));
    return found;
}
}  // namespace

TEST_CASE("ids are found in calls and assignments") {
    CHECK(ids("a.cpp",
              "ui.tr(\"a.b\"); frame.tr(\"c.d\", {{\"x\", y}}); t.tr(language, \"e.f\");\n"
              "t.tr_plural(text::Language::Kazakh,\n  \"g.h\", 3); step.message_id = \"i.j\";\n") ==
          std::vector<std::string>{"a.b", "c.d", "e.f", "g.h", "i.j"});
    CHECK(ids("a.cpp", "ui.tr(\"a.\" + word); ui.tr(std::string(\"b.\") + word);") ==
          std::vector<std::string>{"a.*", "b.*"});
    CHECK(ids("a.cpp", "// ui.tr(\"a.b\")\nui.button(\"node.id\", text); str(\"a.b\");").empty());
    CHECK(ids("a.toml", "message_id = \"process.no_data\"\n") ==
          std::vector<std::string>{"process.no_data"});
}

TEST_CASE("every message id that sources and config use exists") {
    const auto messages = read_language(TEREZE_SOURCE_DIR, "kk").messages;
    auto files = product_sources(TEREZE_SOURCE_DIR);
    for (auto& file : read_tree(TEREZE_SOURCE_DIR, {"config"}, {".toml"}))
        files.push_back(std::move(file));
    std::string missing;
    std::size_t found = 0;
    for (const auto& file : files)
        for (const auto& use : message_uses(file.path, file.text)) {
            const auto at = messages.lower_bound(use.id);
            const bool exists =
                at != messages.end() &&
                (use.beginning ? at->first.starts_with(use.id) : at->first == use.id);
            if (!exists)
                missing += use.place + ": " + use.id + "\n";
            ++found;
        }
    CHECK(missing == "");
    CHECK(found >= 3);
}
