// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A tree of judgements for people, in their language.
#pragma once

#include "core/text/translator.h"

#include "tool/verify/report_json.h"
#include <ostream>

namespace tereze::tool {

/// One line a fact, indented; each verdict with its sentence and the word that support asks for.
void print_report(const Tree& tree, const text::Translator& translator, text::Language language,
                  std::ostream& out);

}  // namespace tereze::tool
