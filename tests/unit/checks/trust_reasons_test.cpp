// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every reason that a judgement can give has its sentence in three languages and its line in
// docs/trust.md.
#include "tests/unit/checks/message_files.h"
#include "tests/unit/checks/source_tree.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace tereze::checks;

namespace {

/// Reasons as the sources write them: broken("expired"), and beginnings that a word is joined to.
std::set<std::string> reasons(const std::vector<SourceFile>& sources) {
    static const std::regex kReason(R"~((?:broken|not_checked|holds|unknown)\("([a-z0-9-]+)"\))~");
    static const std::regex kJoined(R"~("(list|response)-" \+)~");
    std::set<std::string> all;
    for (const auto& source : sources) {
        if (!source.path.starts_with("core/trust/") || !source.path.ends_with(".cpp"))
            continue;
        const auto code = without_comments(source.text);
        for (std::sregex_iterator it(code.begin(), code.end(), kReason), end; it != end; ++it)
            // What revocation.cpp says of freshness is joined to who said it.
            if (const std::string word = (*it)[1]; word != "out-of-date")
                all.insert(word);
        for (std::sregex_iterator it(code.begin(), code.end(), kJoined), end; it != end; ++it)
            for (const char* word : {"out-of-date", "not-yet-valid"})
                all.insert((*it)[1].str() + "-" + word);
    }
    return all;
}

}  // namespace

TEST_CASE("each reason of a judgement has its sentence and its line in the documentation") {
    const auto found = reasons(product_sources(TEREZE_SOURCE_DIR));
    CHECK(found.size() > 40);
    const auto page = read_tree(TEREZE_SOURCE_DIR, {"docs"}, {"trust.md"}).at(0).text;
    for (const char* code : {"kk", "ru", "en"}) {
        const auto language = read_language(TEREZE_SOURCE_DIR, code);
        for (const auto& reason : found) {
            CAPTURE(code, reason);
            CHECK(language.messages.contains("trust.reason." + reason));
            CHECK(page.find("`" + reason + "`") != std::string::npos);
        }
    }
}
