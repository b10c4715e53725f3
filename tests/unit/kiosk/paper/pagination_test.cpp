// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Where blocks and rows of tables go when a page is full.
#include "kiosk/paper/pagination.h"

#include <cairo-pdf.h>
#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::paper;

namespace {

/// A canvas that only measures, and a document whose page body is 100 points tall.
struct Bench {
    CairoSurface surface{cairo_pdf_surface_create(nullptr, 1, 1)};
    CairoContext context{cairo_create(surface.get())};
    Canvas canvas{context.get(), Canvas::Grid::None, 1};
    Document document{.width = 100,
                      .height = 130,
                      .side_margin = 0,
                      .top_margin = 10,
                      .bottom_margin = 10,
                      .body = {},
                      .running_head = {},
                      .foot = [](int, int) { return Blocks{{Spacer{10}}}; }};

    static Block bar(double height) { return {Rule{height, {}, false}}; }
    static Table table(std::vector<double> rows) {
        Table made{.title = {},
                   .columns = {{1}},
                   .head = {{bar(10)}},
                   .rows = {},
                   .gap = 0,
                   .padding = 0,
                   .rule = {}};
        for (const double height : rows)
            made.rows.push_back({{bar(height)}});
        return made;
    }
    /// "w10" a whole block at 10, "h" a head, "r2@20" the third row at 20; pages parted by "|".
    std::string plan() const {
        const auto pages = paginate(document, canvas);
        if (!pages)
            return pages.error().code;
        std::string text;
        for (const auto& page : *pages) {
            text += text.empty() ? "" : " |";
            for (const auto& placed : page) {
                const auto y = std::to_string(static_cast<int>(placed.y));
                if (placed.part == Placed::Part::Whole)
                    text += " w@" + y;
                if (placed.part == Placed::Part::Title &&
                    !std::get<Table>(placed.block->what).title.empty())
                    text += " t@" + y;
                if (placed.part == Placed::Part::Head)
                    text += " h@" + y;
                if (placed.part == Placed::Part::Row)
                    text += " r" + std::to_string(placed.row) + "@" + y;
            }
        }
        return text;
    }
};

}  // namespace

TEST_CASE_METHOD(Bench, "A block that does not fit begins the next page") {
    document.body = {bar(60), bar(40), bar(1)};
    CHECK(plan() == " w@10 w@70 | w@10");
}

TEST_CASE_METHOD(Bench, "Space is dropped at the head of a page") {
    document.body = {bar(95), {Spacer{10}}, bar(20)};
    CHECK(plan() == " w@10 | w@10");
}

TEST_CASE_METHOD(Bench, "A table repeats its head and cuts no row") {
    document.body = {bar(50), {table({30, 30, 55, 30})}};
    CHECK(plan() == " w@10 h@60 r0@70 | h@10 r1@20 r2@50 | h@10 r3@20");
}

TEST_CASE_METHOD(Bench, "A table's head never stands alone at the foot of a page") {
    document.body = {bar(85), {table({20})}};
    CHECK(plan() == " w@10 | h@10 r0@20");
}

TEST_CASE_METHOD(Bench, "A table's title stands once, on the page of the first row") {
    Table titled = table({40, 40});
    titled.title = {bar(15)};
    document.body = {bar(40), {titled}};
    CHECK(plan() == " w@10 | t@10 h@25 r0@35 | h@10 r1@20");
    titled.rows.pop_back();
    document.body = {bar(30), {titled}};
    CHECK(plan() == " w@10 t@40 h@55 r0@65");
}

TEST_CASE_METHOD(Bench, "The running head pushes later pages down") {
    document.running_head = {{Spacer{25}}};
    document.body = {bar(100), bar(75)};
    CHECK(plan() == " w@10 | w@35");
}

TEST_CASE_METHOD(Bench, "What is taller than a page is refused, not cut") {
    document.body = {bar(101)};
    CHECK(plan() == "paper.does_not_fit");
    document.body = {{table({20, 91})}};
    CHECK(plan() == "paper.does_not_fit");
    document.body = {{Panel{
        .blocks = {bar(60), bar(60)}, .padding = 0, .border = 0, .radius = 0, .colour = {}}}};
    CHECK(plan() == "paper.does_not_fit");
}
