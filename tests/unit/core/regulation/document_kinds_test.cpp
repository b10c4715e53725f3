// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The desk's dictionary of documents.
#include "core/regulation/document_kinds.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;

namespace {
std::string fault_of(std::string_view content) {
    const auto kinds = DocumentKinds::parse(content, "documents.toml");
    REQUIRE_FALSE(kinds);
    CHECK(kinds.error().code == "regulation.invalid");
    return kinds.error().detail;
}
}  // namespace

TEST_CASE("the desk knows the kinds of documents of the paper list") {
    const auto kinds = DocumentKinds::load(std::filesystem::path(TEREZE_SOURCE_DIR) /
                                           "config/dictionaries/documents.toml");
    if (!kinds)
        FAIL(kinds.error().detail);
    for (const char* id :
         {"application", "loss-application", "identity-document", "charter",
          "registration-certificate", "entrepreneur-certificate", "tax-registration", "licence-fee",
          "licence-copy", "premises", "equipment", "education", "staff-table"}) {
        CAPTURE(id);
        const auto* kind = kinds->find(id);
        REQUIRE(kind != nullptr);
        CHECK_FALSE(kind->title.kk.empty());
        CHECK_FALSE(kind->title.ru.empty());
        CHECK_FALSE(kind->title.en.empty());
        CHECK(kind->source.line > 0);
    }
    CHECK(kinds->find("identity-document")->authenticity == Authenticity::PlainCopy);
    CHECK(kinds->find("charter")->authenticity == Authenticity::NotarisedOrOriginalShown);
    CHECK_FALSE(kinds->find("education")->authenticity);
    CHECK(kinds->find("passport") == nullptr);
    CHECK(kinds->source_text() == "002-zhambyl-2013-48-kk.txt");
}

TEST_CASE("a wrong dictionary is refused with line and key") {
    const std::string head =
        "source_text = \"s\"\n[[kinds]]\nid = \"a\"\nclause = \"1\"\nline = 1\n";
    const std::string title = "title = {kk = \"k\", ru = \"r\", en = \"e\"}\n";
    CHECK_THAT(fault_of("source_text = \"s\"\n"), Contains("kinds: is missing"));
    CHECK_THAT(fault_of(head), Contains("documents.toml:2: kinds[0].title: is missing"));
    CHECK_THAT(fault_of(head + "title = {kk = \"k\", ru = \"r\"}\n"),
               Contains("kinds[0].title.en: is missing"));
    CHECK_THAT(fault_of(head + title + "authenticity = \"good\"\n"),
               Contains("documents.toml:7: kinds[0].authenticity: is unknown: good"));
    CHECK_THAT(fault_of(head + title + head.substr(head.find("[[")) + title),
               Contains("documents.toml:8: id: kind of document a stands twice"));
    CHECK_THAT(fault_of(head + title + "kind = 1\n"), Contains("kinds[0].kind: is unknown here"));
    const auto missing = DocumentKinds::load("/nowhere/documents.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == "regulation.invalid");
}
