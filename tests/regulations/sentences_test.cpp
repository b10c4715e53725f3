// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The list of testable sentences: complete, and every test that it names exists.
#include "tool/catalogue/sentences.h"

#include "core/base/files.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

using namespace tereze;
namespace fs = std::filesystem;

namespace {

const fs::path kSource = TEREZE_SOURCE_DIR;

const std::vector<tool::Sentence>& sentences() {
    static const auto kLoaded = tool::load_sentences(kSource / "tests/regulations/sentences.toml");
    if (!kLoaded)
        throw std::runtime_error(kLoaded.error().detail);
    return *kLoaded;
}

/// The names of all test cases of the tree.
std::set<std::string> test_names() {
    // A long name may stand on the line after the bracket.
    static const std::regex kCase(R"~(TEST_CASE(?:_METHOD)?\(\s*(?:\w+,\s*)?"((?:[^"\\]|\\.)*)")~");
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(kSource / "tests")) {
        if (entry.path().extension() != ".cpp")
            continue;
        const auto text = read_text(entry.path()).value_or("");
        for (std::sregex_iterator it(text.begin(), text.end(), kCase), end; it != end; ++it)
            names.insert((*it)[1]);
    }
    return names;
}

/// What must be proved by now: sentences that the texts state about the catalogue itself.
const std::set<std::string> kOfTheCatalogue{"catalogue", "steps", "terms", "documents", "messages"};

}  // namespace

TEST_CASE("every sentence of the four analysed texts is in the list") {
    std::map<std::string, std::set<std::string>> ids;
    for (const auto& sentence : sentences()) {
        const auto slash = sentence.id.find('/');
        ids[sentence.id.substr(0, slash)].insert(sentence.id.substr(slash + 1));
    }
    const auto has_all = [&](const std::string& text, const std::string& prefix, int from, int to) {
        for (int number = from; number <= to; ++number) {
            const auto id = prefix + (number < 10 ? "0" : "") + std::to_string(number);
            INFO(text << "/" << id);
            CHECK(ids[text].contains(id));
        }
    };
    has_all("000", "T", 1, 57);
    has_all("001", "S1-", 1, 65);
    has_all("002", "T", 1, 51);
    has_all("003", "R", 1, 8);
    has_all("003", "R", 10, 24);
    has_all("003", "R", 30, 44);
    has_all("003", "R", 50, 57);
    has_all("003", "R", 60, 64);
    CHECK(sentences().size() == 224);
}

TEST_CASE("every test that a sentence names exists") {
    const auto names = test_names();
    CHECK(names.size() > 400);
    for (const auto& sentence : sentences())
        for (const auto* list : {&sentence.proofs, &sentence.partly})
            for (const auto& proof : *list) {
                INFO(sentence.id);
                CHECK(names.contains(proof));
            }
}

TEST_CASE("what the texts state about catalogue, steps, terms, documents and messages is proved") {
    std::size_t proved = 0;
    for (const auto& sentence : sentences()) {
        if (sentence.sort != "explicit" || !kOfTheCatalogue.contains(sentence.about))
            continue;
        INFO(sentence.id << " " << sentence.says << " open: " << sentence.open);
        CHECK_FALSE(sentence.proofs.empty());
        ++proved;
    }
    CHECK(proved > 40);
}
