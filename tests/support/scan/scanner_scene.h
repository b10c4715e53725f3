// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A scanner to play with: SANE's own test devices behind a private configuration, and a profile
// file that is rewritten to change what they do. For tests and for the dock of the demo.
#pragma once

#include "drivers/scanner/profile.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace tereze::testing {

/// Everything lives in one folder: `sane.d` (configuration), `tray` (the page on the glass) and
/// `scanner.toml` (the profile that the driver reads anew at every scan). A change takes effect at
/// the next scan. Not thread-safe.
class ScannerScene {
  public:
    /// Makes the folder; the glass is empty. Errors: file.unwritable.
    static Result<ScannerScene> create(std::filesystem::path folder);

    /// For ScannerSettings.
    std::filesystem::path profile() const { return m_folder / "scanner.toml"; }
    std::map<std::string, std::string> environment() const;

    /// Puts a picture (8-bit PPM, of one of the resolutions of SANE's pnm device, 200 and 300 among
    /// them) on the glass. Errors: file.unwritable.
    Result<> lay(const std::filesystem::path& ppm, int dpi = 200);
    /// Takes the page away. Errors: file.unwritable.
    Result<> take();

    Result<> jam() { return fault("SANE_STATUS_JAMMED"); }
    Result<> no_paper() { return fault("SANE_STATUS_NO_DOCS"); }
    Result<> cover_open() { return fault("SANE_STATUS_COVER_OPEN"); }
    /// Any word of the test device's `read-return-value`.
    Result<> fault(std::string_view sane_status);
    /// A scan that would take minutes.
    Result<> hang();
    /// A feeder with ten sheets.
    Result<> fill_feeder();
    /// Back to the glass, as it was before the fault.
    Result<> clear();

    /// For scenes that are not listed above. Errors: file.unwritable.
    Result<> use(const drivers::scanner::ScannerProfile& profile) const;
    /// SANE's test device: A4, colour, 200 dpi.
    static drivers::scanner::ScannerProfile test_device();

  private:
    explicit ScannerScene(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    std::filesystem::path page() const { return m_folder / "tray" / "page.ppm"; }

    std::filesystem::path m_folder;
    int m_dpi = 0;  ///< of the page on the glass; 0: none
};

}  // namespace tereze::testing
