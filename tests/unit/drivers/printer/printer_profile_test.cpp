// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The printer profiles of config/ and what is refused in one.
#include "drivers/printer/printer_profile.h"

#include "core/base/files.h"

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace tereze;
using namespace tereze::drivers::printer;

namespace {

Result<PrinterProfile> profile_from(const std::string& text) {
    const auto file = std::filesystem::temp_directory_path() /
                      ("tereze-profile-" + std::to_string(::getpid()) + ".toml");
    REQUIRE(write_file_durably(file, as_bytes(text)));
    auto profile = load_printer_profile(file);
    std::filesystem::remove(file);
    return profile;
}

const std::string kGood =
    "model = \"m\"\nwidth_px = 576\ndpi = 203\nband_rows = 100\nfeed_before_cut = 0\n"
    "cutter = \"full\"\nreply_limit_ms = 100\nconfirm_limit_ms = 200\n";

}  // namespace

TEST_CASE("Every profile in config is valid and fits 80 mm paper") {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(TEREZE_SOURCE_DIR) / "config/devices/printers")) {
        INFO(entry.path());
        const auto profile = load_printer_profile(entry.path());
        REQUIRE(profile);
        CHECK(profile->model == entry.path().stem());
        CHECK(profile->width_px * 25.4 / profile->dpi == Approx(72.2).margin(0.2));
        ++count;
    }
    CHECK(count == 3);
}

TEST_CASE("A profile is read completely") {
    const auto profile = profile_from(kGood);
    REQUIRE(profile);
    CHECK(profile->band_rows == 100);
    CHECK(profile->cutter == Cutter::Full);
    CHECK(profile->confirm_limit == std::chrono::milliseconds(200));
}

TEST_CASE("Wrong, missing and unknown keys of a profile are named with their line") {
    const auto refused = [](const std::string& text, const std::string& expected) {
        const auto profile = profile_from(text);
        REQUIRE_FALSE(profile);
        CHECK(profile.error().code == "printer.profile_invalid");
        CHECK_THAT(profile.error().detail, Catch::Contains(expected));
    };
    refused(kGood + "colour = true\n", ":9: colour");
    refused("model = \"m\"\n", "width_px");
    refused("model = [\n", ":1");
    auto text = kGood;
    text.replace(text.find("100"), 3, "961");
    refused(text, ":4: band_rows");
    text = kGood;
    text.replace(text.find("full"), 4, "lots");
    refused(text, ":6: cutter");
}
