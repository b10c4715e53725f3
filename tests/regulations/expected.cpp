// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reads expected/*.toml. Plain reading: what is misspelt there shows as a difference.
#include "tests/regulations/expected.h"

#include <toml++/toml.h>

#include <stdexcept>

namespace tereze::expected {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

Texts texts(const toml::node_view<const toml::node>& node) {
    Texts all;
    if (const auto* array = node.as_array())
        for (const auto& each : *array)
            all.push_back(each.value_or(std::string()));
    return all;
}

template <class V>
std::map<std::string, V> pairs(const toml::node_view<const toml::node>& node) {
    std::map<std::string, V> all;
    if (const auto* table = node.as_table())
        for (const auto& [key, value] : *table)
            all[std::string(key.str())] = value.value_or(V{});
    return all;
}

std::map<std::string, Texts> lists(const toml::node_view<const toml::node>& node) {
    std::map<std::string, Texts> all;
    if (const auto* table = node.as_table())
        for (const auto& [key, value] : *table)
            all[std::string(key.str())] = texts(toml::node_view<const toml::node>(value));
    return all;
}

std::optional<calendar::Date> date(const toml::node_view<const toml::node>& node) {
    const auto found = node.value<toml::date>();
    if (!found)
        return std::nullopt;
    return calendar::Date(std::chrono::year(found->year), std::chrono::month(found->month),
                          std::chrono::day(found->day));
}

std::string text(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}
int number(const toml::table& table, std::string_view key) {
    return static_cast<int>(table[key].value_or(std::int64_t{0}));
}

Regulation read_regulation(const toml::table& table) {
    Regulation one;
    one.id = text(table, "id");
    one.title = text(table, "title");
    one.title_line = number(table, "title_line");
    one.channels = texts(table["channels"]);
    one.offered = texts(table["offered"]);
    one.sites = texts(table["sites"]);
    one.operations = texts(table["operations"]);
    one.annex = table["annex"].value_or(false);
    one.applicants = pairs<std::string>(table["applicants"]);
    one.databases = pairs<std::string>(table["databases"]);
    one.concurring = lists(table["concurring"]);
    one.terms = pairs<int>(table["terms"]);
    one.fees = pairs<int>(table["fee_mci"]);
    one.standard = text(table, "standard");
    one.left_to_standard = pairs<std::string>(table["left_to_standard"]);
    one.signer = text(table, "signer");
    one.call_centre = text(table, "call_centre");
    one.buttons = texts(table["buttons"]);
    one.documents = lists(table["documents"]);
    one.grounds = number(table, "grounds");
    one.receipt_parts = number(table, "receipt_parts");
    one.queue_minutes = pairs<int>(table["queue_minutes"]);
    one.completeness_days = number(table, "completeness_days");
    one.deemed_issued = texts(table["deemed_issued"]);
    one.survey_questions = number(table, "survey_questions");
    one.survey_answers = number(table, "survey_answers");
    one.hours = text(table, "hours");
    return one;
}

Way read_way(const toml::table& table) {
    Way way;
    way.channel = text(table, "channel");
    way.regulations = texts(table["regulations"]);
    way.operations = texts(table["operations"]);
    way.start = texts(table["start"]);
    way.steps = text(table, "steps");
    way.lines = pairs<std::string>(table["lines"]);
    way.limits = pairs<std::string>(table["limits"]);
    way.stays = pairs<std::string>(table["stays"]);
    way.actors = pairs<std::string>(table["actors"]);
    way.messages = pairs<std::string>(table["messages"]);
    if (const auto* places = table["message_lines"].as_table())
        for (const auto& [type, place] : *places)
            way.message_lines[std::string(type.str())] =
                pairs<int>(toml::node_view<const toml::node>(place));
    if (const auto* paths = table["paths"].as_array())
        for (const auto& path : *paths)
            way.paths.insert({text(*path.as_table(), "steps"), text(*path.as_table(), "end")});
    return way;
}

Act read_act(const fs::path& file) {
    const toml::table root = toml::parse_file(file.string());
    Act act;
    act.id = text(root, "act");
    const auto& wrapper = *root["wrapper"].as_table();
    act.number = text(wrapper, "number");
    act.adopted = date(wrapper["adopted"]);
    act.registered = date(wrapper["registered"]);
    act.registration_number = text(wrapper, "registration_number");
    act.repealed = date(wrapper["repealed"]);
    act.repealed_by = text(wrapper, "repealed_by");
    for (const auto& each : *root["regulations"].as_array())
        act.regulations.push_back(read_regulation(*each.as_table()));
    for (const auto& each : *root["ways"].as_array())
        act.ways.push_back(read_way(*each.as_table()));
    return act;
}

/// The next character of a UTF-8 text that is known to be valid.
char32_t next_letter(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    char32_t code = more == 0 ? first : first & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more && at < text.size(); ++i)
        code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return code;
}

char32_t lowered(char32_t code) {
    if (code >= 'A' && code <= 'Z')
        return code + 32;
    if (code >= 0x0410 && code <= 0x042F)
        return code + 0x20;
    if (code >= 0x0400 && code <= 0x040F)
        return code + 0x50;
    if (code >= 0x0490 && code <= 0x04FF && code % 2 == 0 && code != 0x04C0)
        return code + 1;
    return code;
}

/// The Cyrillic letter that a Latin one was typed for.
char32_t without_look_alike(char32_t code) {
    static const std::map<char32_t, char32_t> kLike{
        {'a', 0x430}, {'c', 0x441}, {'e', 0x435}, {'i', 0x456},   {'k', 0x43A}, {'o', 0x43E},
        {'p', 0x440}, {'x', 0x445}, {'y', 0x443}, {0x451, 0x435}, {'h', 0x4BB}};
    const auto found = kLike.find(code);
    return found == kLike.end() ? code : found->second;
}

bool is_letter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ||
           (code >= 0x0400 && code <= 0x052F);
}

}  // namespace

const std::vector<Act>& acts() {
    static const auto kActs = [] {
        std::vector<Act> all;
        for (const char* id : {"almaty-2014", "almaty-2015", "east-kazakhstan-2014",
                               "industry-2012", "zhambyl-2013"})
            all.push_back(read_act(fs::path(TEREZE_SOURCE_DIR) / "tests/regulations/expected" /
                                   (std::string(id) + ".toml")));
        return all;
    }();
    return kActs;
}

std::string folded(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto code = without_look_alike(lowered(next_letter(text, at)));
        if (!is_letter(code))
            continue;
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else {
            out += static_cast<char>(0xC0U | (code >> 6U));
            out += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return out;
}

}  // namespace tereze::expected
