// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The strict reader: what it gives and what it refuses.
#include "core/text/toml_reader.h"

#include <catch2/catch.hpp>

using namespace tereze::text;
using Catch::Contains;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {
struct Reading {
    explicit Reading(std::string_view content) : document(parse_toml(content, name, faults)) {
        REQUIRE(document);
    }
    TomlTable root() { return {*document, name, "", faults}; }

    std::string name = "file.toml";
    TomlFaults faults;
    std::optional<toml::table> document;
};
}  // namespace

TEST_CASE("values of every kind are read") {
    Reading reading(
        "text = \"т\"\nnumber = 7\nflag = true\ndate = 2026-11-22\nlist = [\"a\", \"b\"]\n"
        "dates = [2026-01-01]\n[table]\nx = 1\n[[tables]]\ny = 2\n");
    auto root = reading.root();
    CHECK(root.text("text") == "т");
    CHECK(root.integer("number", 0, 10) == 7);
    CHECK(root.optional_boolean("flag") == true);
    CHECK(root.optional_date("date") == year(2026) / month(11) / day(22));
    CHECK(root.texts("list") == std::vector<std::string>{"a", "b"});
    CHECK(root.dates("dates").size() == 1);
    auto table = root.table("table");
    REQUIRE(table);
    CHECK(table->integer("x", 1, 1) == 1);
    table->finish();
    auto tables = root.tables("tables");
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].integer("y", 2, 2) == 2);
    CHECK(root.line_of("number") == 2);
    root.finish();
    CHECK(reading.faults.empty());
}

TEST_CASE("what is absent and optional is nothing, not a default") {
    Reading reading("");
    auto root = reading.root();
    CHECK_FALSE(root.optional_text("a"));
    CHECK_FALSE(root.optional_integer("b", 0, 1));
    CHECK_FALSE(root.optional_boolean("c"));
    CHECK_FALSE(root.optional_date("d"));
    CHECK_FALSE(root.optional_table("e"));
    CHECK(root.tables("f").empty());
    CHECK(reading.faults.empty());
    root.text("g");
    root.integer("h", 0, 1);
    root.table("i");
    CHECK(reading.faults.list().size() == 3);
}

TEST_CASE("a key that nobody asks for is a fault with its line and path") {
    Reading reading("known = 1\n\n[inner]\nmisspelt = 2\n");
    auto root = reading.root();
    root.integer("known", 0, 9);
    auto inner = root.table("inner");
    REQUIRE(inner);
    inner->finish();
    root.finish();
    CHECK(reading.faults.joined() == "file.toml:4: inner.misspelt: is unknown here");
}

TEST_CASE("a list must hold one kind of thing") {
    Reading reading("texts = [\"a\", 1]\ndates = [2026-01-01, \"x\"]\ntables = [{}, 3]\n");
    auto root = reading.root();
    CHECK(root.texts("texts").size() == 1);
    CHECK(root.dates("dates").size() == 1);
    CHECK(root.tables("tables").empty());
    CHECK(reading.faults.list().size() == 3);
}

TEST_CASE("a number written as text or as a fraction is no number") {
    Reading reading("a = \"7\"\nb = 7.0\nc = 99\n");
    auto root = reading.root();
    root.integer("a", 0, 10);
    root.integer("b", 0, 10);
    root.integer("c", 0, 10);
    CHECK_THAT(reading.faults.joined(), Contains("1: a: must be a whole number") &&
                                            Contains("2: b: must be a whole number") &&
                                            Contains("3: c: must lie between 0 and 10"));
}

TEST_CASE("a file that cannot be read is a fault") {
    TomlFaults faults;
    CHECK_FALSE(parse_toml_file("/nowhere/a.toml", "a.toml", faults));
    CHECK(faults.joined() == "a.toml:0: cannot be read");
}

TEST_CASE("keys and values that nest without end are refused with their line") {
    const auto refused = [](const std::string& content) {
        TomlFaults faults;
        CHECK_FALSE(parse_toml(content, "f.toml", faults));
        return faults.joined();
    };
    std::string deep = "a";
    for (int i = 0; i < 400'000; ++i)
        deep += ".a";
    const std::string told = "f.toml:3: has a key that is nested too deeply";
    CHECK(refused("x = 1\n\n" + deep + " = 1\n") == told);
    CHECK(refused("x = 1\n\n[" + deep + "]\n") == told);
    CHECK(refused("x = 1\n\ny = {" + deep + " = 1}\n") == told);
    // Texts of every kind before it hide nothing.
    CHECK(refused("x = \"\"\"a\n\\\"\"\"\"\"\"\ny = {z = '''.''''', " + deep + " = 1}\n") == told);
    CHECK(refused("x = 1 # \"\n\n'a\\' = 1, \"a\\\"\"." + deep + " = 1\n") == told);
    CHECK_THAT(refused("x = " + std::string(500'000, '[')),
               Contains("f.toml:1: ") && Contains("depth"));
}

TEST_CASE("texts may hold as many dots as they like") {
    const std::string dots(2'000, '.');
    Reading reading("a = \"" + dots + "\"\nb = '" + dots + "'\n# " + dots + "\nc = \"\"\"\n\\\"" +
                    dots + "\"\"\"\"\"\nd = '''" + dots + "\n" + dots + "'''\n");
    auto root = reading.root();
    CHECK(root.text("a") == dots);
    CHECK(root.text("c") == "\"" + dots + "\"\"");
    CHECK(root.text("d") == dots + "\n" + dots);
}

TEST_CASE("what is not UTF-8 or far too large is refused with its place") {
    TomlFaults faults;
    CHECK_FALSE(parse_toml("a = 1\nb = \"\xff\xfe\"\n", "f.toml", faults));
    CHECK_FALSE(parse_toml(std::string(10U << 20U, '#'), "big.toml", faults));
    REQUIRE(faults.list().size() == 2);
    CHECK_THAT(faults.list()[0], Contains("f.toml:2: "));
    CHECK(faults.list()[1] == "big.toml:0: is larger than a regulation can be");
    TomlFaults all;
    all.add_all(faults, "copy/");
    CHECK(all.list()[1] == "copy/big.toml:0: is larger than a regulation can be");
    CHECK(all.joined(1) == all.list()[0] + "\nand 1 more");
}

TEST_CASE("lists of whole numbers and times of the day are read strictly") {
    Reading reading(
        "days = [1, 7]\nlate = [0, 8, \"x\"]\nopens = 09:30:00\nodd = 09:30:05\n"
        "words = [\n\"a\",\n\"b\" ]\n");
    auto root = reading.root();
    CHECK(root.integers("days", 1, 7) == std::vector<int>{1, 7});
    CHECK(root.optional_time("opens") == std::chrono::minutes(570));
    CHECK_FALSE(root.optional_time("closes"));
    const auto words = root.lined_texts("words");
    REQUIRE(words.size() == 2);
    CHECK(words[1].text == "b");
    CHECK(words[1].line == 7);
    CHECK(reading.faults.empty());
    CHECK(root.integers("late", 1, 7).empty());
    CHECK(reading.faults.list().size() == 3);
    CHECK_FALSE(root.optional_time("odd"));
    CHECK(reading.faults.list().back() == "file.toml:4: odd: must be a whole minute");
}
