// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The reader on samples, then the three languages against each other.
#include "tests/unit/checks/message_files.h"

#include "tests/unit/checks/source_tree.h"

#include <catch2/catch.hpp>

using namespace tereze::checks;

namespace {
const std::vector<Language>& languages() {
    static const std::vector<Language> kAll{read_language(TEREZE_SOURCE_DIR, "kk"),
                                            read_language(TEREZE_SOURCE_DIR, "ru"),
                                            read_language(TEREZE_SOURCE_DIR, "en")};
    return kAll;
}

std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (const auto& each : list)
        text += each + "\n";
    return text;
}
}  // namespace

TEST_CASE("messages, plural forms and continued lines are read") {
    const auto messages = parse_po(
        "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: nplurals=2;\\n\"\n\n#, fuzzy\nmsgid \"a.b\"\n"
        "msgstr \"one \"\n\"two \\\"{x}\\\"\"\n\nmsgid \"c\"\nmsgid_plural \"c\"\n"
        "msgstr[0] \"{count} р\"\nmsgstr[1] \"{count} р{y}\"\n",
        "f.po");
    REQUIRE(messages.size() == 3);
    CHECK(messages[0].texts[0] == "Plural-Forms: nplurals=2;\n");
    CHECK(messages[1].id == "a.b");
    CHECK(messages[1].fuzzy);
    CHECK(messages[1].place == "f.po:6");
    CHECK(messages[1].texts == std::vector<std::string>{"one two \"{x}\""});
    CHECK(placeholders(messages[1]) == std::set<std::string>{"x"});
    CHECK(messages[2].plural);
    CHECK_FALSE(messages[2].fuzzy);
    CHECK(placeholders(messages[2]) == std::set<std::string>{"count", "y"});
}

TEST_CASE("a word of two scripts is found") {
    CHECK(mixed_word("Әрі қарай") == "");
    CHECK(mixed_word("ЦОН 1414, egov.kz және ЭЦҚ") == "");
    CHECK(mixed_word("электронды қолтаңбa") == "қолтаңбa");  // the last letter is Latin
    CHECK(mixed_word("cіз") == "cіз");
    CHECK(mixed_word("PIN-код") == "");
}

TEST_CASE("no message stands twice, is empty or fuzzy") {
    for (const auto& language : languages()) {
        CAPTURE(language.code);
        CHECK_FALSE(language.messages.empty());
        CHECK(joined(language.faults) == "");
    }
}

TEST_CASE("every part has one plural rule a language and stands in all three") {
    for (const auto& language : languages()) {
        for (const auto& [part, rule] : language.plural_rules) {
            CAPTURE(language.code, part);
            CHECK(rule == language.plural_rules.at("base"));
            for (const auto& other : languages())
                CHECK(other.plural_rules.contains(part));
        }
    }
}

TEST_CASE("the three languages have the same messages with the same placeholders") {
    std::vector<std::string> faults;
    for (const auto& language : languages())
        for (const auto& [id, message] : language.messages)
            for (const auto& other : languages()) {
                const auto found = other.messages.find(id);
                if (found == other.messages.end())
                    faults.push_back(message.place + ": " + id + " is missing in " + other.code);
                else if (placeholders(found->second) != placeholders(message))
                    faults.push_back(message.place + ": " + id + " has other placeholders in " +
                                     other.code);
                else if (found->second.plural != message.plural)
                    faults.push_back(message.place + ": " + id + " is plural in one language only");
            }
    CHECK(joined(faults) == "");
}

TEST_CASE("no word of messages or of config mixes Latin and Cyrillic letters") {
    std::vector<std::string> faults;
    for (const auto& language : languages())
        for (const auto& [id, message] : language.messages)
            for (const auto& text : message.texts)
                if (const auto word = mixed_word(text); !word.empty())
                    faults.push_back(message.place + ": " + word);
    for (const auto& file : read_tree(TEREZE_SOURCE_DIR, {"config"}, {".toml"}))
        if (const auto word = mixed_word(file.text); !word.empty())
            faults.push_back(file.path + ": " + word);
    CHECK(joined(faults) == "");
}
