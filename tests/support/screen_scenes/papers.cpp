// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/screen_scenes/papers.h"

#include "core/base/child_process.h"
#include "core/base/files.h"

#include <algorithm>
#include <cstdio>

namespace tereze::scenes {
namespace {

struct Pixmap {
    int width = 0;
    int height = 0;
    const std::uint8_t* pixels = nullptr;
};

Pixmap read_pixmap(const Bytes& bytes) {
    Pixmap map;
    int head = 0;
    const std::string text(bytes.begin(), bytes.begin() + std::min<long>(64, std::ssize(bytes)));
    if (std::sscanf(text.c_str(), "P6 %d %d 255%n", &map.width, &map.height, &head) != 2 ||
        map.width <= 0 || map.height <= 0)
        return {};
    const auto start = static_cast<std::size_t>(head) + 1;
    const auto size = static_cast<std::size_t>(map.width) * static_cast<std::size_t>(map.height);
    if (bytes.size() < start + 3 * size)
        return {};
    map.pixels = bytes.data() + start;
    return map;
}

/// Mean of the source's box behind one pixel of the result.
void average(const Pixmap& map, int x0, int x1, int y0, int y1, std::uint8_t* to) {
    unsigned long sums[3] = {0, 0, 0};
    for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x)
            for (int channel = 0; channel < 3; ++channel)
                sums[channel] += map.pixels[(static_cast<long>(y) * map.width + x) * 3 + channel];
    const auto count = static_cast<unsigned long>((x1 - x0) * (y1 - y0));
    for (int channel = 0; channel < 3; ++channel)
        to[channel] = static_cast<std::uint8_t>(sums[channel] / count);
    to[3] = 255;
}

}  // namespace

Result<std::vector<Bytes>> draw_papers(const std::filesystem::path& program,
                                       const std::filesystem::path& folder) {
    ChildOptions options;
    options.argv = {program.string(), "--out", folder.string(), "--dpi", "200"};
    TEREZE_ASSIGN(const auto drawn, run_command(std::move(options), std::chrono::seconds(60)));
    if (drawn.exit_code != 0)
        return fail("process.not_started", ErrorClass::Software, Remedy::Service,
                    program.string() + " ended with " + std::to_string(drawn.exit_code));
    std::vector<Bytes> papers;
    for (const char* name : {"application", "diploma", "premises"}) {
        TEREZE_ASSIGN(auto bytes, read_file(folder / (std::string(name) + "-200.ppm")));
        papers.push_back(std::move(bytes));
    }
    return papers;
}

screens::DecodedPage decode_pixmap(const Bytes& pixmap, int longest_side_px) {
    const auto map = read_pixmap(pixmap);
    if (map.pixels == nullptr)
        return {};
    const int longest = std::max(map.width, map.height);
    const int side = std::min(longest, longest_side_px);
    screens::DecodedPage page;
    page.width = std::max(1, map.width * side / longest);
    page.height = std::max(1, map.height * side / longest);
    page.rgba.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height) *
                     4);
    for (int y = 0; y < page.height; ++y)
        for (int x = 0; x < page.width; ++x)
            average(map, x * map.width / page.width, (x + 1) * map.width / page.width,
                    y * map.height / page.height, (y + 1) * map.height / page.height,
                    page.rgba.data() + (static_cast<long>(y) * page.width + x) * 4);
    return page;
}

}  // namespace tereze::scenes
