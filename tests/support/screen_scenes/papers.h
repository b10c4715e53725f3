// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Pictures of papers for the screens: the portable pixmaps that paper_pages draws.
#pragma once

#include "core/base/result.h"
#include "kiosk/screens/context.h"

#include <filesystem>
#include <vector>

namespace tereze::scenes {

/// Draws the papers into `folder` with the program `paper_pages` and reads them back.
Result<std::vector<Bytes>> draw_papers(const std::filesystem::path& program,
                                       const std::filesystem::path& folder);

/// Averages a binary PPM (P6) down to the size asked for. Width 0 where it is none.
screens::DecodedPage decode_pixmap(const Bytes& pixmap, int longest_side_px);

}  // namespace tereze::scenes
