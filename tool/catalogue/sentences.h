// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tests/regulations/sentences.toml: every testable sentence that was drawn from the acts.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tereze::tool {

struct Sentence {
    std::string id;                   ///< "002/T35": number of the source text, sentence
    std::string sort;                 ///< "explicit", "derived", "gap"
    std::string about;                ///< "terms"
    std::string says;                 ///< in our words
    std::string lines;                ///< of the source text
    std::vector<std::string> proofs;  ///< names of test cases
    std::string open;                 ///< why there is no test yet; empty where there is one
    std::vector<std::string> partly;  ///< tests that prove some of an open sentence
};

/// Strict: an id that stands twice, an unknown key or word, a sentence with neither a proof nor a
/// reason. Errors: tool.sentences_invalid (the detail lists file, line and key).
Result<std::vector<Sentence>> load_sentences(const std::filesystem::path& file);

}  // namespace tereze::tool
