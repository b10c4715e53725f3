// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Looking a thing up by its id in a list that keeps the order of the act.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// The element with this id; nullptr where there is none. It lives as long as the list.
template <class T>
const T* find_by_id(const std::vector<T>& all, std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const T& each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

/// Whether a list that means "all" when it is empty covers a value.
template <class T>
bool covers(const std::vector<T>& some_or_all, const T& value) {
    return some_or_all.empty() ||
           std::find(some_or_all.begin(), some_or_all.end(), value) != some_or_all.end();
}

}  // namespace tereze::regulation
