// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// docs/formats.md tells people all that they may write into config/, and its example is true.
#include "core/base/files.h"
#include "core/regulation/catalogue.h"
#include "core/text/toml_reader.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace tereze;
using namespace tereze::regulation;
namespace fs = std::filesystem;

namespace {

std::string page() {
    auto text = read_text(fs::path(TEREZE_SOURCE_DIR) / "docs/formats.md");
    if (!text)
        throw std::runtime_error("docs/formats.md cannot be read");
    return std::move(*text);
}

/// What the page explains: all that stands `in code marks`.
std::set<std::string> explained() {
    static const std::regex kCode("`([^`\n]+)`");
    static const std::regex kWord("[a-z][a-z0-9_-]*");
    const auto text = page();
    std::set<std::string> words;
    for (std::sregex_iterator code(text.begin(), text.end(), kCode), end; code != end; ++code) {
        const std::string inside = (*code)[1];
        for (std::sregex_iterator word(inside.begin(), inside.end(), kWord); word != end; ++word)
            words.insert(word->str());
    }
    return words;
}

template <class E>
void collect(std::set<std::string>& all) {
    for (const auto& each : words<E>())
        all.emplace(each.word);
}

void collect_keys(const toml::node& node, std::set<std::string>& keys) {
    if (const auto* table = node.as_table())
        for (const auto& [key, value] : *table) {
            keys.emplace(key.str());
            collect_keys(value, keys);
        }
    if (const auto* list = node.as_array())
        for (const auto& each : *list)
            collect_keys(each, keys);
}

std::set<std::string> without(std::set<std::string> all, const std::set<std::string>& some) {
    for (const auto& each : some)
        all.erase(each);
    return all;
}

/// A file of the worked example; `added` where it goes on with one that is there.
struct ExampleFile {
    fs::path path;
    bool added = false;
    std::string text;
};

std::vector<ExampleFile> example() {
    static const std::regex kBlock("```toml\n# (add to )?config/([^\n]+)\n([^`]*)```");
    const auto text = page();
    std::vector<ExampleFile> files;
    for (std::sregex_iterator it(text.begin(), text.end(), kBlock), end; it != end; ++it)
        files.push_back({(*it)[2].str(), (*it)[1].matched, (*it)[3]});
    return files;
}

}  // namespace

TEST_CASE("docs/formats.md explains every word of the vocabularies") {
    std::set<std::string> all;
    collect<Channel>(all);
    collect<Operation>(all);
    collect<ApplicantKind>(all);
    collect<Identifier>(all);
    collect<LicenceObject>(all);
    collect<Database>(all);
    collect<ServiceForm>(all);
    collect<ResultForm>(all);
    collect<PaperWhen>(all);
    collect<ResultSigner>(all);
    collect<LeftMatter>(all);
    collect<Authenticity>(all);
    collect<QueuePurpose>(all);
    collect<ReceiptPart>(all);
    collect<Unit>(all);
    collect<Precondition>(all);
    collect<Actor>(all);
    collect<System>(all);
    collect<Action>(all);
    collect<RefusalType>(all);
    collect<SignedObject>(all);
    collect<Ending>(all);
    CHECK(without(all, explained()) == std::set<std::string>{});
}

TEST_CASE("docs/formats.md explains every key that config/ uses") {
    std::set<std::string> keys;
    for (const auto* folder : {"regulations", "processes", "dictionaries", "calendars", "fees"})
        for (const auto& file :
             fs::recursive_directory_iterator(testing::config_folder() / folder)) {
            text::TomlFaults faults;
            if (file.path().extension() == ".toml")
                if (const auto tree = text::parse_toml_file(file.path(), "file", faults))
                    collect_keys(*tree, keys);
        }
    REQUIRE(keys.contains("queue_prefix"));
    CHECK(without(keys, explained()) == std::set<std::string>{});
}

TEST_CASE("the example of docs/formats.md is a sound act with a regulation and a way") {
    const testing::ConfigCopy config;
    const auto files = example();
    REQUIRE(files.size() == 5);
    for (const auto& file : files) {
        fs::create_directories((config.path() / file.path).parent_path());
        config.write(file.path, file.added ? config.read(file.path) + file.text : file.text);
    }
    const auto report = Catalogue::examine(config.path());
    CHECK(report.faults.joined() == "");
    CHECK(report.warnings.joined() == "");
    REQUIRE(report.catalogue);
    const auto* service = report.catalogue->service("example-2026/veterinary");
    REQUIRE(service != nullptr);
    const auto* way = report.catalogue->way(*service, Channel::Provider, Operation::Issue);
    REQUIRE(way != nullptr);
    CHECK(way->steps.size() == 5);
    CHECK(service->has(Rule::Inventory, Channel::Provider));
}
