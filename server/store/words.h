// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Several words in one column: roles of an account, services of a ticket. None of them is empty or
// holds a space.
#pragma once

#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace tereze::server::store {

inline std::string join_words(const std::vector<std::string>& words) {
    std::string joined;
    for (const auto& word : words)
        joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

inline std::vector<std::string> split_words(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

}  // namespace tereze::server::store
