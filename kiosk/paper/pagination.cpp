// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/pagination.h"

namespace tereze::paper {
namespace {

/// Rounding of sums of lengths must not push a row over.
constexpr double kTolerance = 0.01;

class Breaker {
  public:
    Breaker(const Document& document, const Canvas& canvas)
        : m_document(document),
          m_canvas(canvas),
          m_width(document.width - 2 * document.side_margin),
          m_foot_height(canvas.height(document.foot(1, 1), m_width)) {
        new_page();
    }

    Result<std::vector<PlacedPage>> run() {
        for (const Block& block : m_document.body) {
            if (const auto* table = std::get_if<Table>(&block.what))
                TEREZE_TRY(place_table(block, *table));
            else
                TEREZE_TRY(place_whole(block));
        }
        return std::move(m_pages);
    }

  private:
    double bottom() const { return m_document.height - m_document.bottom_margin - m_foot_height; }
    bool fits(double height) const { return m_y + height <= bottom() + kTolerance; }

    void new_page() {
        m_pages.emplace_back();
        m_y = m_document.top_margin;
        if (m_pages.size() > 1)
            m_y += m_canvas.height(m_document.running_head, m_width);
    }

    Result<> need(double height) {
        if (fits(height))
            return {};
        new_page();
        if (fits(height))
            return {};
        return fail("paper.does_not_fit", ErrorClass::Software, Remedy::Service,
                    "a block is taller than a page: " + std::to_string(height) + " points");
    }

    void put(const Block& block, Placed::Part part, std::size_t row, double height) {
        m_pages.back().push_back({&block, part, row, m_y});
        m_y += height;
    }

    Result<> place_whole(const Block& block) {
        const double height = m_canvas.height(block, m_width);
        // Space at a page's head is a mistake of the eye, not a wish of the paper.
        if (std::holds_alternative<Spacer>(block.what) && (!fits(height) || m_pages.back().empty()))
            return {};
        TEREZE_TRY(need(height));
        put(block, Placed::Part::Whole, 0, height);
        return {};
    }

    Result<> place_table(const Block& block, const Table& table) {
        const double head = m_canvas.head_height(table, m_width);
        const double title = m_canvas.height(table.title, m_width);
        const double first = table.rows.empty() ? 0 : m_canvas.row_height(table, 0, m_width);
        TEREZE_TRY(need(title + head + first));
        put(block, Placed::Part::Title, 0, title);
        bool head_stands = false;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const double height = m_canvas.row_height(table, row, m_width);
            if (head_stands && !fits(height)) {
                new_page();
                head_stands = false;
            }
            if (!head_stands) {
                TEREZE_TRY(need(head + height));
                put(block, Placed::Part::Head, 0, head);
                head_stands = true;
            }
            put(block, Placed::Part::Row, row, height);
        }
        return {};
    }

    const Document& m_document;
    const Canvas& m_canvas;
    double m_width;
    double m_foot_height;
    double m_y = 0;
    std::vector<PlacedPage> m_pages;
};

}  // namespace

Result<std::vector<PlacedPage>> paginate(const Document& document, const Canvas& canvas) {
    return Breaker(document, canvas).run();
}

void draw_page(const Document& document, const Canvas& canvas, const std::vector<PlacedPage>& pages,
               std::size_t page) {
    const double x = document.side_margin;
    const double width = document.width - 2 * document.side_margin;
    if (page > 0)
        canvas.draw(document.running_head, x, document.top_margin, width);
    for (const Placed& placed : pages[page]) {
        const auto* table = std::get_if<Table>(&placed.block->what);
        switch (placed.part) {
            case Placed::Part::Whole:
                canvas.draw(*placed.block, x, placed.y, width);
                break;
            case Placed::Part::Title:
                canvas.draw(table->title, x, placed.y, width);
                break;
            case Placed::Part::Head:
                canvas.draw_head(*table, x, placed.y, width);
                break;
            case Placed::Part::Row:
                canvas.draw_row(*table, placed.row, x, placed.y, width);
                break;
        }
    }
    const Blocks foot = document.foot(static_cast<int>(page) + 1, static_cast<int>(pages.size()));
    const double top = document.height - document.bottom_margin - canvas.height(foot, width);
    canvas.draw(foot, x, top, width);
}

}  // namespace tereze::paper
