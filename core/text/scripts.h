// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Letters that only look right: Latin i, e or c typed inside a Kazakh or Russian word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tereze::text {

/// The words of a UTF-8 text that mix Latin and Cyrillic letters, in their order. Everything but a
/// letter ends a word, so "IIN-ді" is two words and mixes nothing. Invalid UTF-8 ends a word too.
std::vector<std::string> mixed_script_words(std::string_view utf8);

}  // namespace tereze::text
