// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool catalogue check: is the law in this folder sound?
#pragma once

#include <filesystem>
#include <iosfwd>

namespace tereze::tool {

/// Everything that tereze reads as law: the catalogue, the calendar, the fees. Prints the counts to
/// `out`, every fault (file, line, key) and every warning to `complaints`.
/// Exit code: 0 sound, 1 not sound.
int check_catalogue(const std::filesystem::path& config, std::ostream& out,
                    std::ostream& complaints);

}  // namespace tereze::tool
