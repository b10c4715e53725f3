// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How a terminal scans: device, source, mode, resolution, page and further settings, as a TOML
// file.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tereze::drivers::scanner {

/// The part of the glass or sheet that is scanned, from the top left corner.
struct ScanArea {
    double left_mm = 0;
    double top_mm = 0;
    double width_mm = 0;
    double height_mm = 0;
    bool operator==(const ScanArea&) const = default;
};

/// Words of `source`, `feeder`, `mode` and `options` are the SANE backend's own (`scanimage -A`).
struct ScannerProfile {
    std::string device;  ///< SANE name, "airscan:e0:MFP"
    std::string source;  ///< for single pages; empty: the device has no choice
    std::string feeder;  ///< the source for stacks; empty: no feeder
    std::string mode;    ///< empty: the device has no choice
    int dpi = 200;
    std::optional<ScanArea> area;  ///< absent: the device decides
    int jpeg_quality = 85;
    int most_pages = 50;  ///< a stack ends here even where the feeder never says "empty"
    std::map<std::string, std::string> options;
    bool operator==(const ScannerProfile&) const = default;
};

/// Strict: an unknown key, a wrong type or a number out of range names the key in the detail.
/// Errors: scanner.profile_invalid.
Result<ScannerProfile> parse_profile(std::string_view toml);
/// Errors: scanner.profile_invalid (also where the file cannot be read).
Result<ScannerProfile> load_profile(const std::filesystem::path& path);
/// The same profile as TOML text.
std::string write_profile(const ScannerProfile& profile);

}  // namespace tereze::drivers::scanner
