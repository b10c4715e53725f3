// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A reader of .po files that is small enough to be trusted beside msgfmt.
#include "tests/unit/checks/message_files.h"

#include "tests/unit/checks/source_tree.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace tereze::checks {
namespace {

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const char next = text[++i];
        result += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    }
    return result;
}

/// What stands between the first and the last quote of a line.
std::string text_in_quotes(std::string_view line) {
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    if (open == line.npos || close == open)
        return {};
    return unescaped(line.substr(open + 1, close - open - 1));
}

std::string plural_rule(const Message& header) {
    static const std::regex kRule(R"(Plural-Forms:\s*([^\n]*))");
    std::smatch match;
    if (header.texts.empty() || !std::regex_search(header.texts[0], match, kRule))
        return {};
    return match[1];
}

/// 'L'atin, 'C'yrillic or 0 for anything that is no letter of these; moves past the character.
char next_script(std::string_view text, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ? 'L' : char{0};
    }
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    at = std::min(at + length, text.size());
    // U+0400 to U+052F (Cyrillic and its supplement) are led by D0 to D4 in UTF-8.
    return byte >= 0xD0 && byte <= 0xD4 ? 'C' : char{0};
}

}  // namespace

std::vector<Message> parse_po(std::string_view text, const std::string& name) {
    std::vector<Message> messages;
    std::istringstream in{std::string(text)};
    std::string* open = nullptr;
    std::string ignored;
    bool fuzzy = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with("#,"))
            fuzzy = fuzzy || line.find("fuzzy") != line.npos;
        if (line.starts_with("msgid_plural")) {
            messages.back().plural = true;
            open = &(ignored = text_in_quotes(line));
        } else if (line.starts_with("msgid")) {
            messages.push_back(
                {text_in_quotes(line), {}, false, fuzzy, name + ":" + std::to_string(number)});
            fuzzy = false;
            open = &messages.back().id;
        } else if (line.starts_with("msgstr")) {
            messages.back().texts.push_back(text_in_quotes(line));
            open = &messages.back().texts.back();
        } else if (line.starts_with("\"") && open != nullptr) {
            *open += text_in_quotes(line);
        } else {
            open = nullptr;
        }
    }
    return messages;
}

Language read_language(const std::filesystem::path& root, const std::string& code) {
    Language language;
    language.code = code;
    for (const auto& file : read_tree(root, {"locales/" + code}, {".po"})) {
        const auto part = std::filesystem::path(file.path).stem().string();
        for (auto& message : parse_po(file.text, file.path)) {
            if (message.id.empty()) {
                language.plural_rules[part] = plural_rule(message);
                continue;
            }
            for (const auto& each : message.texts)
                if (each.empty())
                    language.faults.push_back(message.place + ": has an empty text");
            if (message.texts.empty() || message.fuzzy)
                language.faults.push_back(message.place + ": has no text or is fuzzy");
            const auto place = message.place;
            const auto id = message.id;
            if (!language.messages.emplace(id, std::move(message)).second)
                language.faults.push_back(place + ": stands twice: " + id);
        }
    }
    return language;
}

std::set<std::string> placeholders(const Message& message) {
    static const std::regex kName(R"(\{([^{}]*)\})");
    std::set<std::string> names;
    for (const auto& text : message.texts)
        for (std::sregex_iterator it(text.begin(), text.end(), kName), end; it != end; ++it)
            names.insert((*it)[1]);
    return names;
}

std::string mixed_word(std::string_view text) {
    std::size_t begin = 0;
    std::size_t at = 0;
    bool latin = false;
    bool cyrillic = false;
    while (true) {
        const auto here = at;
        const char script = at < text.size() ? next_script(text, at) : char{0};
        if (script == 0) {
            if (latin && cyrillic)
                return std::string(text.substr(begin, here - begin));
            if (here >= text.size())
                return {};
            latin = cyrillic = false;
            begin = at;
        }
        latin = latin || script == 'L';
        cyrillic = cyrillic || script == 'C';
    }
}

}  // namespace tereze::checks
