// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Scanned pages as one PDF: the JPEG bytes go in unchanged.
#pragma once

#include "drivers/scanner/scanner.h"

#include <chrono>
#include <functional>
#include <span>
#include <string>

class QPDF;

namespace tereze::drivers::scanner {

struct PdfMetadata {
    std::string title;  ///< for people, UTF-8
    std::string kind;  ///< the document's kind in the regulation, "diploma_copy"; the PDF's Subject
    std::string language = "kk-KZ";  ///< RFC 3066, of the catalogue's Lang
    std::chrono::system_clock::time_point created;
};

/// The last touch before the document is written: here an archive form adds XMP and output intent.
using PdfFinish = std::function<void(QPDF&)>;

/// PDF 1.4 without object streams or transparency; page size in points from pixels and dpi. The
/// same pages and metadata give the same bytes. Errors: scanner.no_pages, scanner.bad_picture (no
/// JPEG, CMYK, or a size that is not the page's), scanner.pdf_failed.
Result<Bytes> make_pdf(std::span<const ScannedPage> pages, const PdfMetadata& metadata,
                       const PdfFinish& finish = {});

}  // namespace tereze::drivers::scanner
