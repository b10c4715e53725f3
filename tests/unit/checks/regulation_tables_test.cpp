// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/unit/checks/regulation_tables.h"

#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::checks;
using Catch::Contains;
using regulation::Catalogue;
using testing::ConfigCopy;

namespace {

Catalogue loaded(const std::filesystem::path& config) {
    auto catalogue = Catalogue::load(config);
    if (!catalogue)
        throw std::runtime_error(catalogue.error().detail);
    return std::move(*catalogue);
}

Language english() {
    return read_language(TEREZE_SOURCE_DIR, "en");
}

}  // namespace

TEST_CASE("the overview has what is stated, left to the standard, and not stated") {
    const auto table = overview_table(loaded(testing::config_folder()));
    CHECK_THAT(table,
               Contains("| `cotton` Cotton warehousing | `almaty-2015` | self-service, centre "
                        "(no way described), provider | legal | 15 | standard, clause 7 |\n"));
    CHECK_THAT(table, Contains("| `cotton` Cotton warehousing | `east-kazakhstan-2014` | "
                               "self-service, provider | natural, legal | issue 10, reissue 7, "
                               "duplicate 2 | not stated |\n"));
    CHECK_THAT(table,
               Contains("| `zhambyl-2013` | self-service, centre, provider | natural, legal, "
                        "entrepreneur | issue 15, reissue 10, duplicate 2 | 10 MCI |\n"));
}

TEST_CASE("a term of some operations leaves the others to the standard") {
    const ConfigCopy config;
    config.replace("regulations/almaty-2015/medical.toml",
                   "operations = [\"issue\", \"reissue\", \"duplicate\"], working_days = 15",
                   "operations = [\"issue\"], working_days = 15");
    CHECK_THAT(overview_table(loaded(config.path())),
               Contains("| issue 15, reissue standard, clause 4, duplicate standard, clause 4 |"));
}

TEST_CASE("every rule has a row with its sentence and those who state it") {
    const auto table = rules_table(loaded(testing::config_folder()), english());
    for (const auto& each : regulation::words<regulation::Rule>())
        CHECK_THAT(table, Contains("| `" + std::string(each.word) + "` | "));
    CHECK_THAT(table, Contains("| `queue-order` | in the order of the queue | zhambyl-2013 (5) |"));
    CHECK_THAT(table, !Contains("| - |"));
}

TEST_CASE("a decision is one row, whatever its text holds") {
    const ConfigCopy config;
    config.replace("regulations/almaty-2014/decisions.toml", "id = \"login-targets\"",
                   "id = \"bars\"\ntext_has = \"a | b\"\ndecision = '''c\nd'''\nreason = \"e\"\n\n"
                   "[[decisions]]\nid = \"login-targets\"");
    CHECK_THAT(decisions_tables(loaded(config.path())),
               Contains("\n| `bars` | a \\| b | c d | e |\n| `login-targets` |"));
}

TEST_CASE(
    "docs/regulations.md and docs/decisions.md agree with config/ (else run regulations_page)") {
    const auto pages = regulations_pages(loaded(testing::config_folder()), english());
    CHECK(page_faults(TEREZE_SOURCE_DIR, "regulations_page", pages) == std::vector<std::string>{});
}
