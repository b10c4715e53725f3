// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Where a value of the catalogue comes from, and texts of acts with what is our translation in
// them.
#pragma once

#include "core/text/localized.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tereze::regulation {

/// Where a value stands in the act: clause, and line of the source text. A value that the text
/// states wrongly or not at all, and that we decided, names the decision (decisions.toml).
struct Source {
    std::string clause;
    int line = 0;
    std::string decision;
    bool operator==(const Source&) const = default;
};

/// A value and its source. An optional Stated that is empty means "not stated in the act".
template <class T>
struct Stated {
    T value;
    Source source;
};

/// A text of an act. `translated` has the languages that the act does not speak, where the words
/// are ours: whoever shows one of those has to say so.
struct ActText {
    text::Localized text;
    std::vector<text::Language> translated;
    Source source;

    const std::string& in(text::Language language) const { return text.in(language); }
    bool is_translation(text::Language language) const {
        return std::find(translated.begin(), translated.end(), language) != translated.end();
    }
};

}  // namespace tereze::regulation
