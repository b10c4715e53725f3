// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From the layout tree to dots, pixels and pages.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "drivers/printer/raster.h"
#include "kiosk/paper/layout.h"
#include "kiosk/paper/pdf_archive.h"

#include <vector>

namespace tereze::paper {

/// Eight-bit RGBA, rows from the top without padding: what a screen texture takes.
struct Picture {
    int width = 0;
    int height = 0;
    Bytes rgba;
};

/// The strip in printer dots, black where at least half a dot is inked (no dither: text stays
/// crisp). `width_px` dots are the strip's whole width. Errors: paper.not_drawn.
Result<drivers::printer::Raster> render_raster(const Strip& strip, int width_px);
/// The strip as it will come out, for the screen. Errors: paper.not_drawn.
Result<Picture> render_preview(const Strip& strip, int width_px);
/// One page, from 1, for the screen. Errors: paper.not_drawn, paper.does_not_fit.
Result<Picture> render_preview(const Document& document, int page, int width_px);
/// Errors: paper.does_not_fit (a row or block taller than a page).
Result<int> count_pages(const Document& document);
/// The whole document as PDF/A-1b. The same input gives the same bytes.
/// Errors: paper.not_drawn, paper.does_not_fit, and those of archive_pdf.
Result<Bytes> render_pdf(const Document& document, const PdfMetadata& metadata);

}  // namespace tereze::paper
