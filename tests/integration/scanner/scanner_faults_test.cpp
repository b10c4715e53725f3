// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What can go wrong: every SANE status, hangs, crashes, nonsense; and that the next scan works.
#include "core/base/files.h"
#include "tests/integration/scanner/scanner_rig.h"

#include <catch2/catch.hpp>
#include <signal.h>

#include <thread>

namespace {

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::scanner;
using namespace tereze::testing;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

void require_next_scan_works(ScannerRig& rig, Scanner& scanner) {
    REQUIRE(rig.scene.lay(paper_page("application")));
    const auto page = scanner.scan_page(within(20s));
    REQUIRE(page.has_value());
    CHECK(page->width_px == 1654);
}

}  // namespace

TEST_CASE("Each SANE status has its own code, and the scan after it works") {
    struct Row {
        const char* status;
        const char* code;
        DeviceEventKind event;
    };
    const auto row = GENERATE(
        Row{"SANE_STATUS_JAMMED", "scanner.jam", DeviceEventKind::MediaJammed},
        Row{"SANE_STATUS_NO_DOCS", "scanner.no_paper", DeviceEventKind::PaperOut},
        Row{"SANE_STATUS_COVER_OPEN", "scanner.cover_open", DeviceEventKind::CoverOpen},
        Row{"SANE_STATUS_DEVICE_BUSY", "scanner.busy", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_IO_ERROR", "scanner.io", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_EOF", "scanner.io", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_ACCESS_DENIED", "scanner.denied", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_UNSUPPORTED", "scanner.unsupported", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_INVAL", "scanner.unsupported", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_NO_MEM", "scanner.out_of_memory", DeviceEventKind::StatusChanged},
        Row{"SANE_STATUS_CANCELLED", "scanner.cancelled", DeviceEventKind::StatusChanged});
    CAPTURE(row.status);
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.fault(row.status));
    std::vector<DeviceEventKind> events;
    const auto start = SteadyClock::now();
    const auto page = scanner->scan_page(within(20s, [&](const DeviceEvent& event) {
        if (event.kind != DeviceEventKind::Progress)
            events.push_back(event.kind);
    }));
    // The test device hangs in sane_cancel at times; the answer must not wait for that.
    CHECK(SteadyClock::now() - start < 5s);
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == row.code);
    CHECK(events == std::vector{row.event});
    require_next_scan_works(rig, *scanner);
}

TEST_CASE("An empty glass is told as such") {
    ScannerRig rig;
    const auto page = rig.make_scanner()->scan_page(within(20s));
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "scanner.no_paper");
}

TEST_CASE("A device that is not there is told apart from one that does not understand") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    auto profile = ScannerScene::test_device();
    profile.device = "test:9";
    REQUIRE(rig.scene.use(profile));
    CHECK(scanner->scan_page(within(20s)).error().code == "scanner.not_found");

    profile = ScannerScene::test_device();
    profile.source = "Transparency Unit";
    REQUIRE(rig.scene.use(profile));
    CHECK(scanner->scan_page(within(20s)).error().code == "scanner.unsupported");

    profile = ScannerScene::test_device();
    profile.options["lamp"] = "blue";
    REQUIRE(rig.scene.use(profile));
    const auto page = scanner->scan_page(within(20s));
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "scanner.unsupported");
    CHECK(page.error().detail.find("lamp") != std::string::npos);
}

TEST_CASE("A scan beyond its deadline ends by itself, and the next one works") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.hang());
    const auto start = SteadyClock::now();
    const auto page = scanner->scan_page(within(700ms));
    const auto took = SteadyClock::now() - start;
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "device.timeout");
    CHECK(took >= 700ms);
    CHECK(took < 700ms + rig.settings.mercy + 500ms);
    CHECK(living_workers().empty());
    require_next_scan_works(rig, *scanner);
}

TEST_CASE("A worker that ignores every request to end is killed after the mercy") {
    ScannerRig rig;
    const auto scanner = rig.make_scripted("deaf");
    REQUIRE(rig.scene.fill_feeder());
    const auto start = SteadyClock::now();
    const auto page = scanner->scan_page(within(300ms));
    const auto took = SteadyClock::now() - start;
    CHECK(page.error().code == "device.timeout");
    CHECK(took >= 300ms + rig.settings.mercy);
    CHECK(took < 300ms + rig.settings.mercy + 500ms);
    CHECK(living_workers().empty());
}

TEST_CASE("A worker stopped dead by the system is killed too") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.hang());
    const auto page = scanner->scan_page(within(1s, [&](const DeviceEvent& event) {
        if (event.kind == DeviceEventKind::Progress)
            for (const auto pid : living_workers())
                ::kill(pid, SIGSTOP);
    }));
    CHECK(page.error().code == "device.timeout");
    CHECK(living_workers().empty());
    require_next_scan_works(rig, *scanner);
}

TEST_CASE("A cancelled scan ends at once, and the next one works") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.hang());
    std::stop_source stop;
    SteadyClock::time_point asked;
    auto context = within(60s, [&](const DeviceEvent& event) {
        if (event.kind != DeviceEventKind::Progress || stop.stop_requested())
            return;
        asked = SteadyClock::now();
        stop.request_stop();
    });
    context.stop = stop.get_token();
    const auto page = scanner->scan_page(context);
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "device.cancelled");
    CHECK(SteadyClock::now() - asked < rig.settings.mercy + 500ms);
    CHECK(living_workers().empty());
    require_next_scan_works(rig, *scanner);
}

TEST_CASE("A stop from another thread wakes a scan that waits for the device") {
    ScannerRig rig;
    const auto scanner = rig.make_scripted("deaf");
    REQUIRE(rig.scene.fill_feeder());
    std::stop_source stop;
    std::atomic_flag waiting;
    auto context = within(60s, [&](const DeviceEvent&) {
        waiting.test_and_set();
        waiting.notify_all();
    });
    context.stop = stop.get_token();
    std::jthread canceller([&] {
        waiting.wait(false);
        stop.request_stop();
    });
    CHECK(scanner->scan_page(context).error().code == "device.cancelled");
}

TEST_CASE("A worker that dies is told as lost, and the next scan starts a fresh one") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    const int signal_number = GENERATE(SIGKILL, SIGABRT, SIGSEGV);
    CAPTURE(signal_number);
    REQUIRE(rig.scene.hang());
    const auto page = scanner->scan_page(within(20s, [&](const DeviceEvent& event) {
        if (event.kind == DeviceEventKind::Progress)
            for (const auto pid : living_workers())
                ::kill(pid, signal_number);
    }));
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "scanner.worker_lost");
    CHECK(page.error().detail.find(std::to_string(128 + signal_number)) != std::string::npos);
    require_next_scan_works(rig, *scanner);
}

TEST_CASE("Nonsense from a worker is refused, whatever form it takes") {
    const std::string scene =
        GENERATE("nonsense", "endless_page", "wrong_order", "done_without_page", "unknown_failure");
    CAPTURE(scene);
    ScannerRig rig;
    REQUIRE(rig.scene.fill_feeder());
    const auto page = rig.make_scripted(scene)->scan_page(within(10s));
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "scanner.bad_answer");
}

TEST_CASE("A worker that hangs after its last answer delays only the next scan, by the farewell") {
    ScannerRig rig;
    const auto scanner = rig.make_scripted("hang_after_done");
    REQUIRE(rig.scene.fill_feeder());
    const auto start = SteadyClock::now();
    REQUIRE(scanner->scan_page(within(10s)));
    CHECK(SteadyClock::now() - start < rig.settings.farewell);
    REQUIRE(scanner->scan_page(within(10s)));
    CHECK(SteadyClock::now() - start < rig.settings.farewell + 500ms);
}

TEST_CASE("A broken profile names its key and scans nothing") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(write_file_durably(rig.scene.profile(), as_bytes("device = 'test:0'\ndots = 200\n")));
    const auto page = scanner->scan_page(within(10s));
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == "scanner.profile_invalid");
    CHECK(page.error().detail.find("dots") != std::string::npos);
    CHECK(scanner->status(within(5s)).state == DeviceState::Offline);
}

TEST_CASE("A driver without its worker program is not made") {
    ScannerRig rig;
    rig.settings.worker = rig.folder.path() / "missing";
    const auto scanner = Scanner::create("scanner", rig.settings);
    REQUIRE_FALSE(scanner.has_value());
    CHECK(scanner.error().code == "scanner.worker_missing");
}
