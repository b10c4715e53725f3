// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/unit/checks/generated_pages.h"

#include "core/base/files.h"

#include <catch2/catch.hpp>

#include <array>
#include <fstream>

using namespace tereze::checks;
namespace fs = std::filesystem;

namespace {

const std::string kPage =
    "# A\n<!-- table: written by painter --update -->\nold\n<!-- end of table -->\nB\n";
const std::string kWanted =
    "# A\n<!-- table: written by painter --update -->\nnew\n<!-- end of table -->\nB\n";
const GeneratedPart kPart{"table", "new\n"};

/// A folder with one page that goes with the test.
class Root {
  public:
    explicit Root(const std::string& page) {
        std::string name = (fs::temp_directory_path() / "tereze-pages-XXXXXX").string();
        m_path = mkdtemp(name.data());
        std::ofstream(m_path / "page.md") << page;
    }
    ~Root() { fs::remove_all(m_path); }
    Root(const Root&) = delete;
    Root& operator=(const Root&) = delete;

    const fs::path& path() const { return m_path; }
    std::string page() const { return tereze::read_text(m_path / "page.md").value_or("missing"); }
    std::vector<std::string> faults() const { return page_faults(m_path, "painter", pages()); }
    int run(std::string option) const {
        std::string program = "painter";
        std::array<char*, 2> words{program.data(), option.data()};
        return page_program(option.empty() ? 1 : 2, words.data(), m_path, "painter", pages);
    }

  private:
    static std::vector<GeneratedPage> pages() { return {{"page.md", {kPart}}}; }
    fs::path m_path;
};

}  // namespace

TEST_CASE("only what stands between the marks of a part is replaced") {
    CHECK(with_part(kPage, "painter", kPart) == kWanted);
    CHECK_FALSE(with_part(kPage, "sculptor", kPart));
    CHECK_FALSE(with_part(kPage, "painter", {"list", "new\n"}));
    CHECK_FALSE(with_part("no marks", "painter", kPart));
    CHECK_FALSE(with_part("<!-- end of table -->\n<!-- table: written by painter --update -->\n",
                          "painter", kPart));
}

TEST_CASE("a page that is out of date is told, and brought up to date on demand") {
    const Root root(kPage);
    CHECK(root.faults() ==
          std::vector<std::string>{"page.md is out of date: run painter --update"});
    CHECK(root.run("") == 1);
    CHECK(root.page() == kPage);
    CHECK(root.run("--update") == 0);
    CHECK(root.page() == kWanted);
    CHECK(root.faults().empty());
    CHECK(root.run("") == 0);
}

TEST_CASE("a page without marks is left alone and told") {
    const Root root("by hand\n");
    CHECK(root.faults() == std::vector<std::string>{"page.md lacks marks of painter"});
    CHECK(root.run("--update") == 1);
    CHECK(root.page() == "by hand\n");
}

TEST_CASE("an unknown option changes nothing") {
    const Root root(kPage);
    CHECK(root.run("--upgrade") == 2);
    CHECK(root.run("--help") == 0);
    CHECK(root.page() == kPage);
}
