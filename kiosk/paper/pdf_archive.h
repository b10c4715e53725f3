// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Makes a drawn PDF fit for keeping: PDF/A-1b (ISO 19005-1), finished with libqpdf.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"

#include <string>

namespace tereze::paper {

struct PdfMetadata {
    std::string title;
    std::string language = "kk-KZ";  ///< RFC 3066 tag of the catalogue's /Lang
    std::string author;
    calendar::TimePoint created{};  ///< the case's time, never the clock's: the bytes must repeat
};

/// Adds XMP, output intent, language, file identifier and what cairo leaves out of its fonts, and
/// removes the transparency groups that cairo puts on opaque pages.
/// Errors: paper.not_archivable (real transparency, a font that is not embedded, a broken PDF).
Result<Bytes> archive_pdf(ByteView pdf, const PdfMetadata& metadata);

}  // namespace tereze::paper
