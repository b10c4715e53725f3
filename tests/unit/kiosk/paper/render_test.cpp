// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Blocks on a grid of dots.
#include "kiosk/paper/render.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::paper;

namespace {

Strip strip_of(Blocks blocks) {
    return {.width = 72, .side_margin = 0, .blocks = std::move(blocks)};
}

}  // namespace

TEST_CASE("A rule covers whole rows of dots") {
    const auto raster =
        render_raster(strip_of({{Spacer{1}}, {Rule{0.5, {}, false}}, {Spacer{1}}}), 144);
    REQUIRE(raster);
    REQUIRE(raster->height == 5);
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 144; ++x)
            CHECK(raster->black(x, y) == (y == 2));
}

TEST_CASE("QR modules are squares of equal whole dots, four at the least") {
    const auto matrix = encode_qr("https://tereze.example/t/1");
    REQUIRE(matrix);
    const int side = matrix->side_with_quiet();
    const auto raster = render_raster(strip_of({{QrCode{*matrix, 10, Align::Left}}}), 300);
    REQUIRE(raster);
    REQUIRE(raster->height == side * QrCode::kLeastDots);
    for (int y = 0; y < raster->height; ++y) {
        for (int x = 0; x < side * QrCode::kLeastDots; ++x) {
            const int column = x / QrCode::kLeastDots - QrMatrix::kQuietModules;
            const int row = y / QrCode::kLeastDots - QrMatrix::kQuietModules;
            const bool inside =
                column >= 0 && row >= 0 && column < matrix->modules && row < matrix->modules;
            if (raster->black(x, y) != (inside && matrix->at(column, row)))
                FAIL("dot " << x << "," << y);
        }
    }
}

TEST_CASE("Columns share the width and are as tall as the tallest") {
    const Blocks tall{{Rule{4, {}, false}}};
    const Blocks low{{Rule{2, {}, false}}};
    const auto raster = render_raster(strip_of({{Columns{{{1, tall}, {2, low}}, 12}}}), 72);
    REQUIRE(raster);
    REQUIRE(raster->height == 4);
    const auto row = [&raster](int y) {
        std::string dots;
        for (int x = 0; x < 72; ++x)
            dots += raster->black(x, y) ? '#' : '.';
        return dots;
    };
    CHECK(row(0) == std::string(20, '#') + std::string(12, '.') + std::string(40, '#'));
    CHECK(row(3) == std::string(20, '#') + std::string(52, '.'));
}

TEST_CASE("Nothing to draw and far too much to draw are refused") {
    CHECK(render_raster(strip_of({}), 100).error().code == "paper.does_not_fit");
    CHECK(render_raster(strip_of({{Spacer{1e6}}}), 100).error().code == "paper.does_not_fit");
}

TEST_CASE("Too long a text is no QR code") {
    CHECK(encode_qr("").error().code == "paper.qr_impossible");
    CHECK(encode_qr(std::string(3000, 'a')).error().code == "paper.qr_impossible");
}
