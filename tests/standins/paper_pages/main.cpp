// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// paper_pages: draws the papers that people bring to a centre, as a scanner would see them.
#include "tests/standins/paper_pages/pages.h"

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace {

using namespace tereze::standins;

constexpr const char* kHelp =
    "paper_pages: draws synthetic A4 papers as 8-bit PPM pictures.\n"
    "\n"
    "  --out DIR   the folder for NAME-DPI.ppm; made where it is missing\n"
    "  --dpi N     200 or 300; both where it is not given\n"
    "  --help      this text\n"
    "\n"
    "Papers: application, diploma, premises, identity, blank. All people and numbers are made "
    "up.\n";

struct Options {
    std::filesystem::path out;
    std::vector<int> resolutions{200, 300};
    bool help = false;
    bool good = true;
};

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool has_value = i + 1 < argc;
        if (word == "--help")
            options.help = true;
        else if (word == "--out" && has_value)
            options.out = argv[++i];
        else if (word == "--dpi" && has_value)
            options.resolutions = {std::atoi(argv[++i])};
        else
            options.good = false;
    }
    for (const int dpi : options.resolutions)
        options.good = options.good && (dpi == 200 || dpi == 300);
    options.good = options.good && (options.help || !options.out.empty());
    return options;
}

bool draw_all(const Options& options) {
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    for (const auto& kind : paper_kinds()) {
        for (const int dpi : options.resolutions) {
            Canvas sheet(dpi, kind.look);
            kind.draw(sheet);
            const auto name = std::string(kind.name) + "-" + std::to_string(dpi) + ".ppm";
            if (!sheet.save(options.out / name)) {
                std::fprintf(stderr, "paper_pages: %s cannot be written\n", name.c_str());
                return false;
            }
        }
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const auto options = read_options(argc, argv);
    if (options.help || !options.good) {
        std::fputs(kHelp, options.good ? stdout : stderr);
        return options.good ? 0 : 2;
    }
    return draw_all(options) ? 0 : 1;
}
