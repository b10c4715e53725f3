// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A chart of bars as SVG, with the same figures as a table for those who do not see it.
#pragma once

#include "server/web/document.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::web {

struct Bar {
    std::string label;  ///< under it, short
    double value = 0;
    std::optional<double> longest;  ///< a line above the bar, at least as high as it
};

struct BarChart {
    std::string title;
    std::string label_heading;  ///< of the table's first column
    std::string value_heading;
    std::string longest_heading = {};  ///< none: no bar has one
    std::optional<double> limit;       ///< a dashed line; bars above it look different
    std::string limit_words = {};
    std::vector<Bar> bars;
};

/// A <figure>. Values are shown as whole numbers.
std::string draw(const PageContext& context, const BarChart& chart);
/// The highest value of an axis that ends on a round number, not below `value` nor 4.
double round_axis(double value);

}  // namespace tereze::server::web
