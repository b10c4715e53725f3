// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The tables of docs/regulations.md and docs/decisions.md, from the catalogue of config/.
#pragma once

#include "core/regulation/catalogue.h"
#include "tests/unit/checks/generated_pages.h"
#include "tests/unit/checks/message_files.h"

#include <string>
#include <vector>

namespace tereze::checks {

/// One row an act: number, dates, region, and how much of it there is.
std::string acts_table(const regulation::Catalogue& catalogue);
/// One row a regulation: channels with a way, applicants, term, fee.
std::string overview_table(const regulation::Catalogue& catalogue);
/// One row a word of `rule`: its English sentence, and how many regulations of which act state it.
std::string rules_table(const regulation::Catalogue& catalogue, const Language& english);
/// One heading and one table an act.
std::string decisions_tables(const regulation::Catalogue& catalogue);

std::vector<GeneratedPage> regulations_pages(const regulation::Catalogue& catalogue,
                                             const Language& english);

}  // namespace tereze::checks
