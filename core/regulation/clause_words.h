// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Clauses as config/ writes them, in the words of the reader.
#pragma once

#include "core/text/translator.h"

#include <functional>
#include <string>
#include <string_view>

namespace tereze::regulation {

/// Looks a message up in the reader's language.
using Tr = std::function<std::string(std::string_view id, const text::Arguments& arguments)>;

/// "appendix 3, table, column 11" -> "3-қосымша, кесте, 11-баған". A clause is a list of parts: a
/// number ("9", "16 1)", "7)"), a word ("heading", "preamble", "footnote", "table", "decree"), or a
/// word and a number ("appendix 3", "column 11", "process 5", "condition 1", "step 2",
/// "decree 1(1)", "order 1", "table 2"). A part that is none of these comes back as it is.
std::string clause_words(std::string_view clause, const Tr& tr);

}  // namespace tereze::regulation
