// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The words of the screens: complete in three languages, and none of them without a use.
#include "core/base/files.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

using namespace tereze;

namespace {

const std::filesystem::path kRoot = TEREZE_SOURCE_DIR;

std::set<std::string> ids_of(const std::string& language, const std::string& part) {
    const auto text = read_text(kRoot / "locales" / language / (part + ".po"));
    REQUIRE(text);
    std::set<std::string> ids;
    const std::string_view key = "msgid \"";
    for (auto at = text->find(key); at != text->npos; at = text->find(key, at + 1)) {
        const auto from = at + key.size();
        const auto id = text->substr(from, text->find('"', from) - from);
        if (!id.empty())
            ids.insert(id);
    }
    return ids;
}

std::string sources() {
    std::string all;
    for (const auto* folder : {"kiosk", "core/base"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                all += read_text(entry.path()).value_or("");
    return all;
}

/// Ids that are put together from a prefix and a word of the catalogue or of a state.
constexpr std::array<std::string_view, 7> kComposed{
    "authenticity.", "desk.authenticity.",   "desk.operation.",
    "self.help.",  "error.",        "self.open-chip.birth", "self.open-chip.expiry"};

bool is_used(const std::string& id, const std::string& code) {
    return std::any_of(kComposed.begin(), kComposed.end(),
                       [&](std::string_view prefix) { return id.starts_with(prefix); }) ||
           code.find('"' + id + '"') != std::string::npos;
}

const std::array<std::string, 5> kParts{"app", "self", "desk", "board", "flows"};

}  // namespace

TEST_CASE("each part has the same messages in Kazakh, Russian and English") {
    for (const auto& part : kParts) {
        INFO(part);
        CHECK_FALSE(ids_of("kk", part).empty());
        CHECK(ids_of("kk", part) == ids_of("ru", part));
        CHECK(ids_of("kk", part) == ids_of("en", part));
    }
}

TEST_CASE("no message of the screens is left without a use") {
    const auto code = sources();
    for (const auto& part : kParts)
        for (const auto& id : ids_of("kk", part)) {
            INFO(id);
            CHECK(is_used(id, code));
        }
}
