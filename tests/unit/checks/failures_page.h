// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The table of docs/failures.md: what can fail, whose trouble it is, what has to happen.
#pragma once

#include "tests/unit/checks/error_codes.h"
#include "tests/unit/checks/message_files.h"

#include <string>

namespace tereze::checks {

/// One row a code, codes of the sources and of the messages together. Class and remedy are what
/// stands beside the code in the sources; a dash where they are decided at run time.
std::string failures_table(const Codes& codes, const Language& english);

/// The page with the table between its two marks replaced; unchanged where the marks are not there.
std::string with_table(const std::string& page, const std::string& table);

}  // namespace tereze::checks
