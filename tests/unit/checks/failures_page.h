// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The table of docs/failures.md: what can fail, whose trouble it is, what has to happen.
#pragma once

#include "tests/unit/checks/error_codes.h"
#include "tests/unit/checks/generated_pages.h"
#include "tests/unit/checks/message_files.h"

#include <string>

namespace tereze::checks {

/// One row a code, codes of the sources and of the messages together. Class and remedy are what
/// stands beside the code in the sources; a dash where they are decided at run time.
std::string failures_table(const Codes& codes, const Language& english);

/// docs/failures.md as the tree below `root` wants it.
std::vector<GeneratedPage> failures_pages(const std::filesystem::path& root);

}  // namespace tereze::checks
