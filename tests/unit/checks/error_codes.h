// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Error codes as the sources write them.
#pragma once

#include "tests/unit/checks/source_tree.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

/// What the sources say about one code; several places may say different things.
struct CodeFacts {
    std::set<std::string> classes;   ///< "Hardware"
    std::set<std::string> remedies;  ///< "Retry"
    std::string first_place;         ///< "drivers/device.cpp:36"
};
using Codes = std::map<std::string, CodeFacts, std::less<>>;

/// Adds the codes of one text: literals in fail("...") and Error{"..."}, and literals that a class
/// or a remedy follows (tables of meanings).
void collect_codes(std::string_view path, std::string_view text, Codes& codes);
Codes collect_codes(const std::vector<SourceFile>& sources);

/// Every dotted literal ("card.removed") of a text, whatever it is used for.
std::set<std::string, std::less<>> dotted_literals(std::string_view text);

}  // namespace tereze::checks
