// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Clauses in the reader's words.
#include "core/regulation/clause_words.h"

#include <catch2/catch.hpp>

using tereze::regulation::clause_words;

namespace {
/// Shows which message was asked for, with its number.
std::string in_messages(std::string_view clause) {
    return clause_words(clause, [](std::string_view id, const tereze::text::Arguments& arguments) {
        const auto number = arguments.find("number");
        return std::string(id) + (number == arguments.end() ? "" : "=" + number->second);
    });
}
}  // namespace

TEST_CASE("every form of a clause finds its message") {
    CHECK(in_messages("9") == "clause.item=9");
    CHECK(in_messages("20, 8)") == "clause.item=20, clause.subitem=8)");
    CHECK(in_messages("appendix 3, table, column 11") ==
          "clause.appendix=3, clause.table.alone, clause.column=11");
    CHECK(in_messages("appendix 3, table 2") == "clause.appendix=3, clause.table=2");
    CHECK(in_messages("5, process 4") == "clause.item=5, clause.process=4");
    CHECK(in_messages("5, condition 1") == "clause.item=5, clause.condition=1");
    CHECK(in_messages("decree 1(1)") == "clause.decree=1(1)");
    CHECK(in_messages("decree, preamble") == "clause.decree.alone, clause.preamble.alone");
    CHECK(in_messages("heading") == "clause.heading.alone");
    CHECK(in_messages("") == "");
}

TEST_CASE("what is no known form comes back as it is") {
    CHECK(in_messages("margin") == "margin");
    CHECK(in_messages("margin 3, 2") == "margin 3, clause.item=2");
}
