// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every code that the sources can fail with has its sentence in three languages.
#include "tests/unit/checks/error_codes.h"

#include "tests/unit/checks/message_files.h"

#include <catch2/catch.hpp>

#include <map>

using namespace tereze::checks;

TEST_CASE("codes are found in calls, braces and tables, not in comments") {
    Codes codes;
    collect_codes("a.cpp",
                  "return fail(\n    \"card.removed\", ErrorClass::User, Remedy::Retry, x);\n"
                  "Error{\"card.dead\", tereze::ErrorClass::Hardware,\n Remedy::Service};\n"
                  "{SANE_STATUS_JAMMED, \"scanner.jam\", ErrorClass::Hardware, Remedy::Clear},\n"
                  "{\"media-empty\", \"printer.paper_out\", Remedy::Replenish},\n"
                  "{SANE_STATUS_BUSY, \"scanner.busy\", Hardware, Retry, State::Busy, \"\"},\n"
                  "// fail(\"no.such\", ErrorClass::User, Remedy::None)\n"
                  "ui.tr(\"common.next\");\n",
                  codes);
    REQUIRE(codes.size() == 5);
    CHECK(codes.at("card.removed").classes == std::set<std::string>{"User"});
    CHECK(codes.at("card.removed").remedies == std::set<std::string>{"Retry"});
    CHECK(codes.at("card.removed").first_place == "a.cpp:2");
    CHECK(codes.at("card.dead").remedies == std::set<std::string>{"Service"});
    CHECK(codes.at("scanner.jam").classes == std::set<std::string>{"Hardware"});
    CHECK(codes.at("scanner.busy").remedies == std::set<std::string>{"Retry"});
    CHECK(codes.at("printer.paper_out").remedies == std::set<std::string>{"Replenish"});
}

TEST_CASE("every error code of the sources has a sentence in kk, ru and en") {
    const auto codes = collect_codes(product_sources(TEREZE_SOURCE_DIR));
    REQUIRE(codes.size() > 10);
    std::map<std::string, std::string> missing;  // by code, so that each is told once
    for (const char* language : {"kk", "ru", "en"}) {
        const auto messages = read_language(TEREZE_SOURCE_DIR, language).messages;
        for (const auto& [code, facts] : codes)
            if (!messages.contains("error." + code))
                missing[facts.first_place + ": error." + code] += std::string(" ") + language;
    }
    std::string told;
    for (const auto& [code, where] : missing)
        told += code + " is missing in" + where + "\n";
    CHECK(told == "");
}

TEST_CASE("every sentence about an error belongs to a code of the sources") {
    std::set<std::string, std::less<>> literals;
    for (const auto& file : product_sources(TEREZE_SOURCE_DIR))
        literals.merge(dotted_literals(file.text));
    // Stand-ins fail with codes of their own, which the demonstration shows.
    for (const auto& file :
         read_tree(TEREZE_SOURCE_DIR, {"tests/standins", "tests/support"}, {".h", ".cpp"}))
        literals.merge(dotted_literals(file.text));
    std::string stale;
    for (const auto& [id, message] : read_language(TEREZE_SOURCE_DIR, "kk").messages)
        if (id.starts_with("error.") && !literals.contains(id.substr(6)) && !literals.contains(id))
            stale += message.place + ": " + id + "\n";
    CHECK(stale == "");
}
