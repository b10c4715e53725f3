// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool catalogue coverage: which sentence of the acts is proved by which test.
#pragma once

#include "tool/catalogue/sentences.h"
#include <iosfwd>
#include <vector>

namespace tereze::tool {

enum class Show { All, Proved, Open };

/// One sentence a paragraph (id, sort, what it says, the tests or "open" with the reason), then the
/// counts by source text.
void print_coverage(const std::vector<Sentence>& sentences, Show show, std::ostream& out);

}  // namespace tereze::tool
