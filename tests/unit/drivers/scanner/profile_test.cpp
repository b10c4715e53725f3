// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/profile.h"

#include <catch2/catch.hpp>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;

std::string trouble_with(const std::string& toml) {
    const auto profile = parse_profile(toml);
    if (profile)
        return "";
    CHECK(profile.error().code == "scanner.profile_invalid");
    return profile.error().detail;
}

}  // namespace

TEST_CASE("A profile is read with all its parts") {
    const auto profile = parse_profile(R"(
        device = "airscan:e0:MFP"
        source = "Flatbed"
        feeder = "ADF"
        mode = "Color"
        dpi = 300
        jpeg_quality = 90
        most_pages = 20
        [area]
        width_mm = 210
        height_mm = 297.0
        [options]
        depth = 8
        gamma = 1.5
        read-delay = true
        filename = "/tray/page.ppm"
    )");
    REQUIRE(profile.has_value());
    CHECK(profile->device == "airscan:e0:MFP");
    CHECK(profile->feeder == "ADF");
    CHECK(profile->dpi == 300);
    CHECK(profile->area == ScanArea{0, 0, 210, 297});
    CHECK(profile->options == std::map<std::string, std::string>{{"depth", "8"},
                                                                 {"gamma", "1.5"},
                                                                 {"read-delay", "true"},
                                                                 {"filename", "/tray/page.ppm"}});
}

TEST_CASE("A profile that names a device only has usable rest values") {
    const auto profile = parse_profile("device = 'test:0'");
    REQUIRE(profile.has_value());
    CHECK(profile->dpi == 200);
    CHECK(profile->jpeg_quality == 85);
    CHECK_FALSE(profile->area.has_value());
}

TEST_CASE("A written profile reads back the same") {
    ScannerProfile profile{"test:0", "Flatbed", "ADF",
                           "Gray",   150,       ScanArea{1.5, 2, 100, 50},
                           70,       3,         {{"test-picture", "Color \"pattern\" ә"}}};
    CHECK(parse_profile(write_profile(profile)) == profile);
    profile.area.reset();
    profile.options.clear();
    CHECK(parse_profile(write_profile(profile)) == profile);
}

TEST_CASE("A wrong profile names the key that is wrong") {
    const std::string good = "device = 'x'\n";
    CHECK(trouble_with("") == "device");
    CHECK(trouble_with("device = 5") == "device");
    CHECK(trouble_with(good + "dots = 200") == "dots");
    CHECK(trouble_with(good + "dpi = 10") == "dpi");
    CHECK(trouble_with(good + "dpi = 100000") == "dpi");
    CHECK(trouble_with(good + "dpi = 200.5") == "dpi");
    CHECK(trouble_with(good + "jpeg_quality = 0") == "jpeg_quality");
    CHECK(trouble_with(good + "most_pages = 0") == "most_pages");
    CHECK(trouble_with(good + "area = 4") == "area");
    CHECK(trouble_with(good + "[area]\nwidth_mm = 210") == "area.height_mm");
    CHECK(trouble_with(good + "[area]\nwidth_mm = nan\nheight_mm = 5") == "area.width_mm");
    CHECK(trouble_with(good + "[area]\nwidth_mm = 1\nheight_mm = 5\ndepth = 2") == "area.depth");
    CHECK(trouble_with(good + "[options]\nx = [1]") == "options.x");
    CHECK(trouble_with("device = ").find("line 1") != std::string::npos);
}

TEST_CASE("A profile file that is missing is told like one that is wrong") {
    const auto profile = load_profile("/nonexistent/scanner.toml");
    REQUIRE_FALSE(profile.has_value());
    CHECK(profile.error().code == "scanner.profile_invalid");
}

TEST_CASE("The profiles that are delivered can be read") {
    int count = 0;
    const auto folder = std::filesystem::path(TEREZE_SOURCE_DIR) / "config/devices/scanners";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        CAPTURE(entry.path().filename());
        const auto profile = load_profile(entry.path());
        CHECK(profile.has_value());
        ++count;
    }
    CHECK(count >= 3);
}
