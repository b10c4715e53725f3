// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every screen as a picture in the three languages; the pictures are kept for people to look at.
#include "core/base/child_process.h"
#include "tests/support/display/virtual_display.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tereze;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(TEREZE_BUILD_DIR) / "screens";
constexpr std::size_t kFewestScenes = 45;

/// As large as the largest board.
test::VirtualDisplay& display() {
    static auto started = [] {
        std::filesystem::create_directories(kFolder);
        return test::VirtualDisplay::start(3840, 2160, kFolder / "xvfb.log");
    }();
    if (!started)
        throw std::runtime_error(started.error().detail);
    return *started;
}

struct Outcome {
    int exit_code = -1;
    std::string findings;
    std::size_t pictures = 0;
};

Outcome draw(const std::string& folder, std::vector<std::string> options) {
    const auto out = kFolder / folder;
    std::filesystem::remove_all(out);
    ChildOptions child;
    child.argv = {(std::filesystem::path(TEREZE_BIN_DIR) / "screen_scenes").string(), "--out",
                  out.string()};
    child.argv.insert(child.argv.end(), options.begin(), options.end());
    child.environment = {{"DISPLAY", display().name()}, {"LIBGL_ALWAYS_SOFTWARE", "1"}};
    child.log = kFolder / (folder + ".log");
    const auto ran = run_command(std::move(child), std::chrono::seconds(180));
    REQUIRE(ran);
    const auto count = std::count_if(
        std::filesystem::directory_iterator(out), std::filesystem::directory_iterator(),
        [](const auto& entry) { return entry.path().extension() == ".png"; });
    return {ran->exit_code, ran->output, static_cast<std::size_t>(count)};
}

}  // namespace

TEST_CASE("every screen is drawn without a finding in Kazakh") {
    const auto outcome = draw("kk", {"--language", "kk"});
    CHECK(outcome.findings == "");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.pictures >= kFewestScenes);
}

TEST_CASE("every screen is drawn without a finding in Russian") {
    const auto outcome = draw("ru", {"--language", "ru"});
    CHECK(outcome.findings == "");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.pictures >= kFewestScenes);
}

TEST_CASE("every screen is drawn without a finding in English") {
    const auto outcome = draw("en", {"--language", "en"});
    CHECK(outcome.findings == "");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.pictures >= kFewestScenes);
}

TEST_CASE("unknown options are refused") {
    ChildOptions child;
    child.argv = {(std::filesystem::path(TEREZE_BIN_DIR) / "screen_scenes").string(), "--langage",
                  "kk"};
    child.log = kFolder / "refused.log";
    std::filesystem::create_directories(kFolder);
    const auto ran = run_command(std::move(child), std::chrono::seconds(20));
    REQUIRE(ran);
    CHECK(ran->exit_code == 2);
}
