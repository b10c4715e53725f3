// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which block stands where on which page.
#pragma once

#include "core/base/result.h"
#include "kiosk/paper/canvas.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tereze::paper {

/// A block, or a table's title, head or one of its rows, and where it begins.
struct Placed {
    enum class Part { Whole, Title, Head, Row };
    const Block* block = nullptr;
    Part part = Part::Whole;
    std::size_t row = 0;
    double y = 0;
};
using PlacedPage = std::vector<Placed>;

/// Breaks a document's body into pages. Pointers go into the document.
/// Errors: paper.does_not_fit (something is taller than a page's body).
Result<std::vector<PlacedPage>> paginate(const Document& document, const Canvas& canvas);
void draw_page(const Document& document, const Canvas& canvas, const std::vector<PlacedPage>& pages,
               std::size_t page);

}  // namespace tereze::paper
