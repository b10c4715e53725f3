// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/scanner/scanner_rig.h"

#include "core/base/child_process.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tereze::testing {

using namespace drivers::scanner;

namespace {

const std::filesystem::path kBin = TEREZE_BIN_DIR;

template <class T>
T checked(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(*result);
}

}  // namespace

TestFolder::TestFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tereze-scan-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no test folder");
    m_path = pattern;
}

TestFolder::~TestFolder() {
    std::error_code ignored;  // a folder left behind fails no test
    std::filesystem::remove_all(m_path, ignored);
}

ScannerRig::ScannerRig() : scene(checked(ScannerScene::create(folder.path()))) {
    settings.worker = kBin / "tereze-scan-worker";
    settings.profile = scene.profile();
    settings.environment = scene.environment();
    settings.log = folder.path() / "worker.log";
    settings.mercy = std::chrono::milliseconds(600);
    settings.farewell = std::chrono::milliseconds(500);
}

std::unique_ptr<Scanner> ScannerRig::make_scanner() const {
    return checked(Scanner::create("scanner", settings));
}

std::unique_ptr<Scanner> ScannerRig::make_scripted(const std::string& scene_name) const {
    auto scripted = settings;
    scripted.worker = kBin / "scripted_scan_worker";
    scripted.environment["TEREZE_SCAN_SCENE"] = scene_name;
    return checked(Scanner::create("scanner", scripted));
}

drivers::CommandContext within(std::chrono::milliseconds limit,
                               std::function<void(const drivers::DeviceEvent&)> on_event) {
    drivers::CommandContext context;
    context.deadline = std::chrono::steady_clock::now() + limit;
    context.transaction = "test";
    if (on_event)
        context.emit = std::move(on_event);
    return context;
}

std::vector<pid_t> living_workers() {
    std::vector<pid_t> workers;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream in(entry.path() / "stat");
        pid_t pid = 0;
        std::string name;
        char state = 0;
        pid_t parent = 0;
        if (in >> pid >> name >> state >> parent && parent == ::getpid() && state != 'Z')
            workers.push_back(pid);
    }
    return workers;
}

std::filesystem::path paper_page(const std::string& name) {
    static const TestFolder folder;
    static const bool drawn = [] {
        ChildOptions options;
        options.argv = {(kBin / "paper_pages").string(), "--out", folder.path().string(), "--dpi",
                        "200"};
        return checked(run_command(options, std::chrono::seconds(60))).exit_code == 0;
    }();
    if (!drawn)
        throw std::runtime_error("paper_pages failed");
    return folder.path() / (name + "-200.ppm");
}

}  // namespace tereze::testing
