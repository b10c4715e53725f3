// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every reference and every word of a vocabulary in every file, changed one at a time: the
// catalogue has to refuse itself and name that file and line.
#include "core/regulation/catalogue.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

using namespace tereze;
using testing::ConfigCopy;
namespace fs = std::filesystem;

namespace {

/// Keys whose text names something that stands elsewhere or in a closed vocabulary.
const std::set<std::string, std::less<>> kReferences{
    // things of other files
    "act", "subject", "region", "processes", "document", "documents", "body", "ground", "button",
    "decision", "sub_kind", "regulation", "regulations",
    // steps of the same file
    "next", "refused", "start",
    // vocabularies
    "value", "channel", "channels", "operations", "applicants", "objects", "identifier", "actor",
    "system", "action", "type", "ends", "signs", "authenticity", "rule", "unit", "part", "of",
    "when", "signer", "language", "translated"};

/// Keys that are references only in some tables.
bool is_reference(const std::string& key, const std::string& table, const fs::path& file) {
    // The id of a row of a process's `regulations` is a regulation.
    if (key == "id")
        return table == "regulations" && *file.begin() == "processes";
    // `value` of an act's own data is a text, a number or a date, and a decision's text is prose.
    if (key == "value")
        return table != "number" && table != "registration_number";
    // The rule of a date is prose as well.
    if (key == "rule")
        return table == "rules";
    if (key == "decision")
        return table != "decisions";
    return kReferences.contains(key);
}

struct Place {
    fs::path file;
    std::size_t line = 0;
    std::size_t column = 0;  ///< of the opening quotation mark, from 1
    std::string key;
};

void collect(const toml::node& node, const std::string& key, const std::string& table,
             const fs::path& file, std::vector<Place>& places) {
    if (const auto* inner = node.as_table()) {
        for (const auto& [name, child] : *inner)
            collect(child, std::string(name.str()), key, file, places);
    } else if (const auto* array = node.as_array()) {
        for (const auto& child : *array)
            collect(child, key, table, file, places);
    } else if (node.is_string() && is_reference(key, table, file)) {
        const auto begin = node.source().begin;
        places.push_back({file, begin.line, begin.column, key});
    }
}

std::vector<fs::path> files_of(const fs::path& config) {
    std::vector<fs::path> files;
    for (const char* folder : {"regulations", "processes", "dictionaries"})
        for (const auto& entry : fs::recursive_directory_iterator(config / folder))
            if (entry.path().extension() == ".toml")
                files.push_back(fs::relative(entry.path(), config));
    std::sort(files.begin(), files.end());
    return files;
}

/// Where a place stands in the bytes of its file; columns count characters.
std::size_t offset_of(const std::string& text, const Place& place) {
    std::size_t at = 0;
    for (std::size_t line = 1; line < place.line; ++line)
        at = text.find('\n', at) + 1;
    for (std::size_t column = 1; column < place.column; ++column)
        do
            ++at;
        while ((static_cast<unsigned char>(text.at(at)) & 0xC0U) == 0x80U);
    return at;
}

/// The text with "no-such-" put in behind the quotation mark at a place.
std::string broken(const std::string& text, const Place& place) {
    const auto at = offset_of(text, place);
    if (text.at(at) != '"')
        throw std::runtime_error(place.file.string() + ": no quotation mark in line " +
                                 std::to_string(place.line));
    std::string changed = text;
    changed.insert(at + 1, "no-such-");
    return changed;
}

}  // namespace

namespace {

/// Takes all acts but one out of a copy, with their processes: what is left is a whole catalogue
/// that is read in a fifth of the time.
void keep_only(const std::string& act, const ConfigCopy& config) {
    for (const auto& entry : fs::directory_iterator(config.path() / "regulations"))
        if (entry.path().filename() != act)
            fs::remove_all(entry.path());
    for (const auto& entry : fs::directory_iterator(config.path() / "processes"))
        if (entry.path().stem().string().find("-" + act) == std::string::npos)
            fs::remove(entry.path());
}

std::vector<std::string> act_ids() {
    std::vector<std::string> ids;
    for (const auto& entry : fs::directory_iterator(testing::config_folder() / "regulations"))
        ids.push_back(entry.path().filename().string());
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Whether the catalogue refuses itself and names the file, and the line where one is given.
bool is_refused_at(const ConfigCopy& config, const std::string& place) {
    const auto report = regulation::Catalogue::examine(config.path());
    const auto& faults = report.faults.list();
    return !report.catalogue && std::any_of(faults.begin(), faults.end(), [&](const auto& fault) {
        return fault.starts_with(place);
    });
}

/// Changes every reference of a file, one at a time; gives their number.
std::size_t change_all(const fs::path& file, const ConfigCopy& config) {
    const auto text = config.read(file);
    std::vector<Place> places;
    collect(toml::parse(text), "", "", file, places);
    for (const auto& place : places) {
        config.write(file, broken(text, place));
        const auto here = file.generic_string() + ":" + std::to_string(place.line) + ": ";
        INFO(here << place.key);
        CHECK(is_refused_at(config, here));
    }
    config.write(file, text);
    return places.size();
}

}  // namespace

TEST_CASE("changing any one reference in any file is refused with that file and line") {
    std::size_t files = 0;
    std::size_t changed = 0;
    for (const auto& act : act_ids()) {
        const ConfigCopy config;
        keep_only(act, config);
        REQUIRE(regulation::Catalogue::examine(config.path()).catalogue);
        for (const auto& file : files_of(config.path())) {
            // The dictionaries are the same for every act.
            if (*file.begin() == "dictionaries" && act != "zhambyl-2013")
                continue;
            changed += change_all(file, config);
            ++files;
        }
        CHECK(regulation::Catalogue::examine(config.path()).catalogue);
    }
    CHECK(files == 26 + 5 + 5 + 15 + 3);
    CHECK(changed > 4000);
}

TEST_CASE("every file is broken by a stray key, a torn line and bytes that are no text") {
    const ConfigCopy config;
    for (const auto& file : files_of(config.path())) {
        const auto text = config.read(file);
        for (const auto& bad : {"no_such_key = 1\n" + text, text.substr(0, text.size() - 2) + "\n[",
                                text + "\nx = \"\xC3\x28\"\n"}) {
            config.write(file, bad);
            INFO(file);
            CHECK(is_refused_at(config, file.generic_string() + ":"));
        }
        config.write(file, text);
    }
}
