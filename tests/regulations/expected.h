// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the acts say, typed in from their texts by somebody who had not seen config/
// (expected/*.toml).
#pragma once

#include "core/regulation/catalogue.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tereze::expected {

struct Regulation {
    std::string id;  ///< without the act: "medical"
    std::string title;
    int title_line = 0;
    std::vector<std::string> channels;
    std::vector<std::string> offered;
    std::vector<std::string> sites;
    std::vector<std::string> operations;
    bool annex = false;
    std::map<std::string, std::string> applicants;               ///< kind -> identifier
    std::map<std::string, std::string> databases;                ///< kind -> database
    std::map<std::string, std::vector<std::string>> concurring;  ///< channel -> abbreviations
    std::map<std::string, int> terms;                            ///< operation -> working days
    std::map<std::string, int> fees;                             ///< operation -> МРП
    std::string standard;
    std::map<std::string, std::string> left_to_standard;
    std::string signer;
    std::string call_centre;
    std::vector<std::string> buttons;
    std::map<std::string, std::vector<std::string>> documents;  ///< "channel/operation/kind"
    int grounds = 0;
    int receipt_parts = 0;
    std::map<std::string, int> queue_minutes;
    int completeness_days = 0;
    std::vector<std::string> deemed_issued;
    int survey_questions = 0;
    int survey_answers = 0;
    std::string hours;
};

struct Path {
    std::string steps;  ///< "1 2 3 c1 4"
    std::string end;    ///< "result" or the word of a refusal
    auto operator<=>(const Path&) const = default;
};

struct Way {
    std::string channel;
    std::vector<std::string> regulations;
    std::vector<std::string> operations;
    std::vector<std::string> start;
    std::string steps;
    std::map<std::string, std::string> lines;   ///< regulation -> a line for every step
    std::map<std::string, std::string> limits;  ///< step -> "15 s", "2 wd", "term"
    std::set<Path> paths;
    std::map<std::string, std::string> stays;
    std::map<std::string, std::string> actors;
    std::map<std::string, std::string> messages;  ///< refusal -> kernel of the act's words
    /// Refusal -> regulation -> line of those words.
    std::map<std::string, std::map<std::string, int>> message_lines;
};

struct Act {
    std::string id;
    std::string number;
    std::optional<calendar::Date> adopted;
    std::optional<calendar::Date> registered;
    std::string registration_number;
    std::optional<calendar::Date> repealed;
    std::string repealed_by;
    std::vector<Regulation> regulations;
    std::vector<Way> ways;
};

/// All five. Throws where a file is no TOML: the tests cannot go on.
const std::vector<Act>& acts();

/// Letters only, in lower case: what is left of a text when line breaks, letter-spacing, quotation
/// marks and the look-alikes of the PDF are taken away.
std::string folded(std::string_view text);

}  // namespace tereze::expected
