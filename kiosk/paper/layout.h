// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The one tree that every paper is described by: drawn as ticket dots, PDF pages and screen pixels.
#pragma once

#include "kiosk/paper/qr.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace tereze::paper {

/// All lengths are points (1/72 inch).
constexpr double mm(double millimetres) {
    return millimetres * 72.0 / 25.4;
}

/// Opaque sRGB; PDF/A-1 knows no transparency.
struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    bool operator==(const Colour&) const = default;
};

enum class Weight { Regular, Bold };
enum class Align { Left, Centre, Right };

struct TextStyle {
    double size = 10;
    Weight weight = Weight::Regular;
    Colour colour;
    Align align = Align::Left;
    double line_spacing = 1.25;  ///< baseline to baseline, in sizes
    double tracking = 0;         ///< extra space between letters, in points
    bool one_line = false;       ///< set smaller until it fits the column on one line
};

struct Block;
using Blocks = std::vector<Block>;

/// A paragraph; wraps between words, and within a word that is wider than the column.
struct Text {
    std::string words;
    TextStyle style;
};
struct Spacer {
    double height = 0;
};
struct Rule {
    double thickness = 0.5;
    Colour colour;
    bool dashed = false;
};
/// A band of қошқар мүйіз (ram's horn) signs.
struct Ornament {
    double height = mm(4);
    Colour colour;
};
/// A QR code with its quiet zone. `side` is a wish: dots are whole printer dots, never below
/// kLeastDots (research: four and more survive a crumpled ticket).
struct QrCode {
    QrMatrix matrix;
    double side = mm(30);
    Align align = Align::Centre;
    static constexpr int kLeastDots = 4;
};
struct Column {
    double share = 1;
    Blocks blocks;
};
/// Columns side by side, aligned at the top; the height is that of the tallest.
struct Columns {
    std::vector<Column> columns;
    double gap = mm(3);
};
/// Blocks that stay together on one page, with an optional frame around them.
struct Panel {
    Blocks blocks;
    double padding = 0;
    double border = 0;
    double radius = 0;
    Colour colour;
};
/// Rows are never cut; the head is repeated on every page that the table reaches. The title stands
/// once, and on the same page as the first row.
struct Table {
    struct ColumnStyle {
        double share = 1;
    };
    Blocks title;
    std::vector<ColumnStyle> columns;
    std::vector<Blocks> head;
    std::vector<std::vector<Blocks>> rows;
    double gap = mm(3);
    double padding = mm(1.4);  ///< above and below each row
    Colour rule;
};

struct Block {
    std::variant<Text, Spacer, Rule, Ornament, QrCode, Columns, Panel, Table> what;
};

/// A piece of roll paper, as long as its blocks need.
struct Strip {
    double width = mm(72);
    double side_margin = mm(2);
    Blocks blocks;
};

/// Pages of fixed size.
struct Document {
    double width = mm(210);
    double height = mm(297);
    double side_margin = mm(18);
    double top_margin = mm(14);
    double bottom_margin = mm(10);
    Blocks body;
    /// Stands above the body of every page but the first.
    Blocks running_head;
    /// Stands at the foot of every page; gets the page's number and the count of pages.
    std::function<Blocks(int page, int pages)> foot = [](int, int) { return Blocks{}; };
};

}  // namespace tereze::paper
