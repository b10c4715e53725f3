// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The gettext files of locales/ as the checks read them.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

struct Message {
    std::string id;
    std::vector<std::string> texts;  ///< one, or one for each plural form
    bool plural = false;
    bool fuzzy = false;
    std::string place;  ///< "locales/kk/base.po:17"
};

/// Entries in the order of the file; the header has the empty id.
std::vector<Message> parse_po(std::string_view text, const std::string& name);

/// All parts of one language; ids in the order of the alphabet.
struct Language {
    std::string code;
    std::map<std::string, Message, std::less<>> messages;
    std::map<std::string, std::string> plural_rules;  ///< by part ("base")
    std::vector<std::string> faults;                  ///< ids twice, empty or fuzzy texts
};
Language read_language(const std::filesystem::path& root, const std::string& code);

/// The names in braces: {"count"} of "{count} беттен".
std::set<std::string> placeholders(const Message& message);
/// The first word that mixes Latin and Cyrillic letters; empty where there is none.
std::string mixed_word(std::string_view text);

}  // namespace tereze::checks
