// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The arrows of docs/architecture.md, held against the includes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

/// What is wrong with the includes of one file, a sentence each ("core/a.h:7: includes ...: why").
std::vector<std::string> include_faults(std::string_view path, std::string_view text);

}  // namespace tereze::checks
