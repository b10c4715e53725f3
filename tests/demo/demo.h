// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The two ways to see Tereze work: a scripted run that leaves its proofs in a folder, and live
// windows.
#pragma once

#include "tests/support/world/hall.h"

#include <filesystem>

namespace tereze::demo {

struct DemoOptions {
    std::filesystem::path out;
    testing::HallOptions hall;
    /// Languages whose screens are walked through as well; the first is that of the case.
    std::vector<std::string> languages{"kk", "ru", "en"};
};

/// Runs one case from the card to the receipt and writes pictures, papers, the case and
/// summary.json. True only when every check of the written files held.
Result<bool> run_scripted(const DemoOptions& options);

/// Opens the windows and the dock and waits until the dock is closed.
Result<> run_live(const DemoOptions& options);

}  // namespace tereze::demo
