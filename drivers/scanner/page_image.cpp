// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/page_image.h"

#include "drivers/scanner/jpeg.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tereze::drivers::scanner {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr int kExamineDpi = 50;
constexpr double kMarginShare = 0.03;  // shadows of the sheet's edge and of the lid
constexpr int kInkDarkerBy = 24;       // of 255; a faint blue stamp on white differs by 40 and more
// One short line of 10-point text covers about 0.0005 of an A4 page, a lone signature 0.001.
constexpr double kBlankBelow = 0.00015;

/// The mean of the source pixels under each target pixel.
Thumbnail average_down(const Picture& from, int width, int height) {
    Thumbnail to{width, height, Bytes(static_cast<std::size_t>(width) * height * 4)};
    for (int y = 0; y < height; ++y) {
        const int top = y * from.height_px / height;
        const int bottom = std::max(top + 1, (y + 1) * from.height_px / height);
        for (int x = 0; x < width; ++x) {
            const int left = x * from.width_px / width;
            const int right = std::max(left + 1, (x + 1) * from.width_px / width);
            std::array<int, 4> sum{};
            for (int line = top; line < bottom; ++line) {
                const auto* pixel =
                    from.bytes.data() + (static_cast<std::size_t>(line) * from.width_px + left) * 4;
                for (int column = left; column < right; ++column, pixel += 4) {
                    for (std::size_t channel = 0; channel < 4; ++channel)
                        sum[channel] += pixel[channel];
                }
            }
            const int count = (bottom - top) * (right - left);
            auto* out = to.rgba.data() + (static_cast<std::size_t>(y) * width + x) * 4;
            for (std::size_t channel = 0; channel < 4; ++channel)
                out[channel] = static_cast<std::uint8_t>(sum[channel] / count);
        }
    }
    return to;
}

/// The tone that most of the sheet has: paper is seldom white and never the same white.
int paper_tone(const Picture& grey) {
    std::array<int, 256> counts{};
    for (const auto tone : grey.bytes)
        ++counts[tone];
    return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

/// The share of pixels that differ from the paper; marks lighter than a coloured sheet count too.
double ink_share(const Picture& grey) {
    const int paper = paper_tone(grey);
    const int side = static_cast<int>(grey.width_px * kMarginShare);
    const int end = static_cast<int>(grey.height_px * kMarginShare);
    long ink = 0;
    long all = 0;
    for (int y = end; y < grey.height_px - end; ++y) {
        const auto* line = grey.bytes.data() + static_cast<std::size_t>(y) * grey.width_px;
        for (int x = side; x < grey.width_px - side; ++x) {
            ink += std::abs(line[x] - paper) > kInkDarkerBy ? 1 : 0;
            ++all;
        }
    }
    return all == 0 ? 0 : static_cast<double>(ink) / static_cast<double>(all);
}

bool fits(double width_mm, double height_mm, const PageExpectation& expected) {
    const auto near = [&](double a, double b) { return std::abs(a - b) <= expected.tolerance_mm; };
    return (near(width_mm, expected.width_mm) && near(height_mm, expected.height_mm)) ||
           (near(width_mm, expected.height_mm) && near(height_mm, expected.width_mm));
}

}  // namespace

Result<Thumbnail> make_thumbnail(ByteView jpeg, int longest_side_px) {
    TEREZE_ASSIGN(auto picture, decode_jpeg(jpeg, PixelFormat::Rgba, std::max(longest_side_px, 1)));
    const int longest = std::max(picture.width_px, picture.height_px);
    if (longest <= longest_side_px)
        return Thumbnail{picture.width_px, picture.height_px, std::move(picture.bytes)};
    const double scale = static_cast<double>(std::max(longest_side_px, 1)) / longest;
    const auto scaled = [scale](int side) {
        return std::max(1, static_cast<int>(std::lround(side * scale)));
    };
    return average_down(picture, scaled(picture.width_px), scaled(picture.height_px));
}

Result<PageVerdict> examine_page(const ScannedPage& page, const PageExpectation& expected) {
    const int dpi = std::max(page.dpi, 1);
    const int longest = std::max(page.width_px, page.height_px);
    TEREZE_ASSIGN(const auto grey,
                  decode_jpeg(page.jpeg, PixelFormat::Gray, longest * kExamineDpi / dpi));
    PageVerdict verdict;
    verdict.width_mm = page.width_px * kMmPerInch / dpi;
    verdict.height_mm = page.height_px * kMmPerInch / dpi;
    verdict.ink_share = ink_share(grey);
    verdict.blank = verdict.ink_share < kBlankBelow;
    verdict.wrong_size = !fits(verdict.width_mm, verdict.height_mm, expected);
    verdict.low_resolution = page.dpi < expected.least_dpi;
    if (verdict.blank)
        verdict.reasons.emplace_back("scan.verdict.blank");
    if (verdict.wrong_size)
        verdict.reasons.emplace_back("scan.verdict.size");
    if (verdict.low_resolution)
        verdict.reasons.emplace_back("scan.verdict.resolution");
    return verdict;
}

}  // namespace tereze::drivers::scanner
