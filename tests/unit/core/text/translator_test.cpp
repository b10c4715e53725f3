// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The translator over the catalogues of this build.
#include "core/text/translator.h"

#include "core/base/files.h"
#include "core/base/ids.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <thread>
#include <vector>

using namespace tereze;
using namespace tereze::text;

namespace {
const std::filesystem::path kCatalogues = std::filesystem::path(TEREZE_BUILD_DIR) / "locales";

Translator loaded() {
    auto translator = Translator::load(kCatalogues);
    REQUIRE(translator);
    return std::move(*translator);
}

class TemporaryFolder {
  public:
    TemporaryFolder()
        : m_path(std::filesystem::temp_directory_path() / ("tereze-text-" + make_uuid_v7())) {
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};
}  // namespace

TEST_CASE("a message is found in each language whatever the locale of the process") {
    ::setenv("LC_ALL", "C", 1);
    const auto translator = loaded();
    CHECK(translator.tr(Language::Kazakh, "common.next") == "Әрі қарай");
    CHECK(translator.tr(Language::Russian, "common.next") == "Далее");
    CHECK(translator.tr(Language::English, "common.next") == "Next");
}

TEST_CASE("an unknown message comes back in brackets") {
    const auto translator = loaded();
    CHECK(translator.tr(Language::Kazakh, "no.such") == "[no.such]");
    CHECK(translator.tr_plural(Language::Kazakh, "no.such", 2) == "[no.such]");
    CHECK_FALSE(translator.has(Language::Kazakh, "no.such"));
    CHECK(translator.has(Language::Kazakh, "common.next"));
}

TEST_CASE("placeholders are filled in once and only where an argument is given") {
    const auto translator = loaded();
    const std::string text =
        translator.tr(Language::English, "regulation.left_to_standard", {{"clause", "9"}});
    CHECK(text == "Not stated in the act: see clause 9 of the standard");
    CHECK(translator.tr(Language::English, "regulation.left_to_standard") ==
          "Not stated in the act: see clause {clause} of the standard");
    CHECK(
        translator.tr(Language::English, "regulation.left_to_standard", {{"clause", "{clause}"}}) ==
        "Not stated in the act: see clause {clause} of the standard");
}

TEST_CASE("a whole number in the argument count chooses the plural form") {
    const auto translator = loaded();
    const auto documents = [&](const char* count) {
        return translator.tr(Language::Russian, "common.documents", {{"count", count}});
    };
    CHECK(documents("1") == "1 документ");
    CHECK(documents("3") == "3 документа");
    CHECK(documents("12") == "12 документов");
    CHECK(documents("many") == "many документ");
    CHECK(translator.tr(Language::Russian, "common.next", {{"count", "7"}}) == "Далее");
}

TEST_CASE("plural forms follow the language") {
    const auto translator = loaded();
    const auto documents = [&](Language language, long count) {
        return translator.tr_plural(language, "common.documents", count);
    };
    CHECK(documents(Language::Kazakh, 1) == "1 құжат");
    CHECK(documents(Language::Kazakh, 5) == "5 құжат");
    CHECK(documents(Language::Russian, 1) == "1 документ");
    CHECK(documents(Language::Russian, 2) == "2 документа");
    CHECK(documents(Language::Russian, 5) == "5 документов");
    CHECK(documents(Language::Russian, 11) == "11 документов");
    CHECK(documents(Language::Russian, 21) == "21 документ");
    CHECK(documents(Language::Russian, 3'000'000'021L) == "3000000021 документ");
    CHECK(documents(Language::English, 1) == "1 document");
    CHECK(documents(Language::English, 0) == "0 documents");
}

TEST_CASE("a missing catalogue is an error that names the file") {
    const TemporaryFolder folder;
    const auto translator = Translator::load(folder.path());
    REQUIRE_FALSE(translator);
    CHECK(translator.error().code == "text.catalogue_missing");
    CHECK(translator.error().detail.find("kk/LC_MESSAGES/tereze.mo") != std::string::npos);
}

TEST_CASE("a damaged catalogue is an error") {
    const TemporaryFolder folder;
    for (const auto language : kLanguages) {
        const auto to = folder.path() / code(language) / "LC_MESSAGES";
        std::filesystem::create_directories(to);
        REQUIRE(write_file_durably(to / "tereze.mo", as_bytes("this is no catalogue at all")));
    }
    const auto translator = Translator::load(folder.path());
    REQUIRE_FALSE(translator);
    CHECK(translator.error().code == "text.catalogue_invalid");
}

TEST_CASE("several threads read one translator") {
    const auto translator = loaded();
    std::vector<std::jthread> readers;
    std::vector<std::string> last(4);
    for (std::size_t i = 0; i < last.size(); ++i)
        readers.emplace_back([&, i] {
            for (int round = 0; round < 1000; ++round)
                last[i] = translator.tr_plural(kLanguages[i % kLanguages.size()],
                                               "common.documents", static_cast<long>(i) + 1);
        });
    readers.clear();
    CHECK(last == std::vector<std::string>{"1 құжат", "2 документа", "3 documents", "4 құжат"});
}
