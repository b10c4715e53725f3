// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a person sees of a scanned page and what a machine can say about it.
#pragma once

#include "drivers/scanner/scanner.h"

#include <string>
#include <vector>

namespace tereze::drivers::scanner {

/// A picture for the screen: 4 bytes a pixel (R, G, B, A), lines without gaps.
struct Thumbnail {
    int width_px = 0;
    int height_px = 0;
    Bytes rgba;
};

/// Unpacks at a reduced scale and averages down, so that the longest side is `longest_side_px`
/// (never larger than the page). Errors: scanner.bad_picture.
Result<Thumbnail> make_thumbnail(ByteView jpeg, int longest_side_px);

/// What a page is held against.
struct PageExpectation {
    double width_mm = 210;  ///< A4; a sheet that lies across is as good
    double height_mm = 297;
    double tolerance_mm = 5;
    int least_dpi = 150;
};

/// A page is flagged, never dropped: the person decides.
struct PageVerdict {
    bool blank = false;
    bool wrong_size = false;
    bool low_resolution = false;
    double ink_share = 0;  ///< of the page without its margins, 0..1
    double width_mm = 0;
    double height_mm = 0;
    std::vector<std::string> reasons;  ///< message ids: scan.verdict.blank, .size, .resolution

    bool good() const { return reasons.empty(); }
};

/// Looks at a page reduced to about 50 dpi: on it a pencil line is still darker than paper, while
/// dust and grain are not. Errors: scanner.bad_picture.
Result<PageVerdict> examine_page(const ScannedPage& page, const PageExpectation& expected = {});

}  // namespace tereze::drivers::scanner
