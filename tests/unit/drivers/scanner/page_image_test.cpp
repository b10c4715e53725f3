// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/page_image.h"

#include "drivers/scanner/jpeg.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;

constexpr int kDpi = 100;
constexpr int kWidth = 827;  // A4
constexpr int kHeight = 1169;

/// Paper of a warm white with the grain of a sensor.
struct Sheet {
    Picture picture{{}, kWidth, kHeight, PixelFormat::Rgb};
    Sheet() {
        std::minstd_rand random(7);
        picture.bytes.resize(static_cast<std::size_t>(kWidth) * kHeight * 3);
        for (auto& byte : picture.bytes)
            byte = static_cast<std::uint8_t>(240 + random() % 9);
    }
    void mark(int x, int y, int width, int height, std::array<std::uint8_t, 3> colour) {
        for (int line = y; line < y + height; ++line) {
            for (int column = x; column < x + width; ++column)
                std::copy(colour.begin(), colour.end(),
                          picture.bytes.begin() + (line * kWidth + column) * 3);
        }
    }
    ScannedPage page(int dpi = kDpi) const {
        return {compress_jpeg(picture.view(), 85, dpi).value(), kWidth, kHeight, dpi};
    }
};

}  // namespace

TEST_CASE("A sheet with nothing but grain is flagged as blank") {
    const auto verdict = examine_page(Sheet().page(), {210, 297, 5, 100});
    REQUIRE(verdict.has_value());
    CHECK(verdict->blank);
    CHECK(verdict->reasons == std::vector<std::string>{"scan.verdict.blank"});
}

TEST_CASE("Shadows at the edge of a sheet do not hide that it is blank") {
    Sheet sheet;
    sheet.mark(0, 0, kWidth, 12, {90, 90, 95});
    sheet.mark(0, 0, 10, kHeight, {90, 90, 95});
    CHECK(examine_page(sheet.page())->blank);
}

TEST_CASE("A short line of text, a signature or a faint stamp is not blank") {
    SECTION("ten letters of two millimetres") {
        Sheet sheet;
        for (int i = 0; i < 10; ++i)
            sheet.mark(200 + i * 9, 300, 5, 8, {40, 40, 40});
        CHECK_FALSE(examine_page(sheet.page())->blank);
    }
    SECTION("a thin blue stroke") {
        Sheet sheet;
        for (int i = 0; i < 120; ++i)
            sheet.mark(400 + i, 700 + i % 20, 2, 2, {30, 40, 150});
        CHECK_FALSE(examine_page(sheet.page())->blank);
    }
    SECTION("a faint violet ring") {
        Sheet sheet;
        for (int i = 0; i < 360; ++i)
            sheet.mark(400 + static_cast<int>(70 * std::cos(i * 0.01745)),
                       600 + static_cast<int>(70 * std::sin(i * 0.01745)), 3, 3, {200, 195, 225});
        CHECK_FALSE(examine_page(sheet.page())->blank);
    }
}

TEST_CASE("A page of another size or too few dots is told with the reason") {
    Sheet sheet;
    sheet.mark(100, 100, 300, 300, {0, 0, 0});
    const auto small = examine_page(sheet.page(200));  // the same pixels are half an A4 sheet
    REQUIRE(small.has_value());
    CHECK(small->wrong_size);
    CHECK(small->width_mm == Approx(105).margin(0.5));
    CHECK(small->reasons == std::vector<std::string>{"scan.verdict.size"});

    const auto coarse = examine_page(sheet.page(100));
    REQUIRE(coarse.has_value());
    CHECK_FALSE(coarse->wrong_size);
    CHECK(coarse->reasons == std::vector<std::string>{"scan.verdict.resolution"});
    CHECK_FALSE(examine_page(sheet.page(100), {297, 210, 5, 100})->wrong_size);
    CHECK(examine_page(sheet.page(100), {210, 297, 5, 100})->good());
}

TEST_CASE("A thumbnail has the wanted side, the page's shape and its colours") {
    Sheet sheet;
    sheet.mark(0, 0, kWidth, kHeight / 2, {200, 30, 30});
    const auto page = sheet.page();
    for (const int side : {1, 50, 333, 600}) {
        const auto thumbnail = make_thumbnail(page.jpeg, side);
        REQUIRE(thumbnail.has_value());
        CHECK(thumbnail->height_px == side);
        CHECK(std::abs(thumbnail->width_px - side * kWidth / kHeight) <= 1);
        CHECK(thumbnail->rgba.size() ==
              static_cast<std::size_t>(thumbnail->width_px) * thumbnail->height_px * 4);
        if (side == 1)
            continue;
        CHECK(thumbnail->rgba[0] > 180);
        CHECK(thumbnail->rgba[1] < 60);
        CHECK(thumbnail->rgba[3] == 255);
        CHECK(thumbnail->rgba[thumbnail->rgba.size() - 3] > 200);
    }
    const auto full = make_thumbnail(page.jpeg, 5000);
    REQUIRE(full.has_value());
    CHECK(full->height_px == kHeight);
}

TEST_CASE("A damaged picture is refused, not shown in grey") {
    auto page = Sheet().page();
    page.jpeg.resize(page.jpeg.size() / 2);
    CHECK(make_thumbnail(page.jpeg, 200).error().code == "scanner.bad_picture");
    CHECK(examine_page(page).error().code == "scanner.bad_picture");
    page.jpeg = to_bytes("GIF89a");
    CHECK(make_thumbnail(page.jpeg, 200).error().code == "scanner.bad_picture");
    CHECK(make_thumbnail({}, 200).error().code == "scanner.bad_picture");
}

TEST_CASE("A header that promises gigapixels is refused before memory is taken") {
    auto page = Sheet().page();
    const std::array<std::uint8_t, 2> start_of_frame{0xFF, 0xC0};
    const auto at = std::search(page.jpeg.begin(), page.jpeg.end(), start_of_frame.begin(),
                                start_of_frame.end());
    REQUIRE(at != page.jpeg.end());
    std::fill(at + 5, at + 9, std::uint8_t{0xFF});  // height and width
    CHECK(make_thumbnail(page.jpeg, 200).error().code == "scanner.bad_picture");
}

TEST_CASE("compress_jpeg refuses a picture shorter than its size says") {
    const Bytes little(10);
    CHECK(compress_jpeg({little, 10, 10, 10, PixelFormat::Gray}, 85, 200).error().code ==
          "scanner.bad_picture");
    CHECK(compress_jpeg({little, 0, 0, 0, PixelFormat::Gray}, 85, 200).error().code ==
          "scanner.bad_picture");
}
