// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The scanner driver with real SANE in a folder of its own, as the tests use it.
#pragma once

#include "drivers/scanner/scanner.h"
#include "tests/support/scan/scanner_scene.h"

#include <atomic>
#include <filesystem>
#include <functional>

namespace tereze::testing {

/// A folder that goes with the test.
class TestFolder {
  public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

struct ScannerRig {
    ScannerRig();
    /// A driver with the real worker, or with the scripted one playing a scene.
    std::unique_ptr<drivers::scanner::Scanner> make_scanner() const;
    std::unique_ptr<drivers::scanner::Scanner> make_scripted(const std::string& scene_name) const;

    TestFolder folder;
    ScannerScene scene;
    drivers::scanner::ScannerSettings settings;
};

/// A context that ends after `limit` and hands each event to `on_event`.
drivers::CommandContext within(std::chrono::milliseconds limit,
                               std::function<void(const drivers::DeviceEvent&)> on_event = {});

/// Process ids of the worker programs that this process has started and not yet reaped.
std::vector<pid_t> living_workers();

/// A4 PPM of paper_pages at 200 dpi, drawn once for the whole program: "application", "diploma",
/// ...
std::filesystem::path paper_page(const std::string& name);

}  // namespace tereze::testing
