// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The texts of the acts, where they are at hand: TEREZE_SEEDS names their folder, else
// ../shared/seeds beside the source tree is tried. They are no part of this repository.
#pragma once

#include <string>
#include <vector>

namespace tereze::testing {

/// The lines of a source text, so that an index is a line number (line 0 is empty). Empty, with a
/// warning that says SKIPPED, where the text is not at hand.
std::vector<std::string> source_lines(const std::string& name);

/// Some lines as one text with nothing but letters and digits left in it (expected::folded).
std::string folded_lines(const std::vector<std::string>& lines, int first, int last);

}  // namespace tereze::testing
