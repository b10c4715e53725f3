// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Stacks of sheets: all of them, or as many as were taken before something went wrong.
#include "drivers/scanner/jpeg.h"
#include "tests/integration/scanner/scanner_rig.h"

#include <catch2/catch.hpp>
#include <signal.h>

namespace {

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::scanner;
using namespace tereze::testing;
using namespace std::chrono_literals;

}  // namespace

TEST_CASE("A feeder gives its ten sheets and then the stack is complete") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.fill_feeder());
    int starts = 0;
    const auto stack = scanner->scan_stack(within(60s, [&](const DeviceEvent& event) {
        if (event.kind == DeviceEventKind::Progress && event.progress == 1.0)
            ++starts;
    }));
    REQUIRE(stack.has_value());
    CHECK_FALSE(stack->stopped_by.has_value());
    REQUIRE(stack->pages.size() == 10);
    CHECK(starts >= 10);
    for (const auto& page : stack->pages) {
        const auto info = read_jpeg_info(page.jpeg);
        REQUIRE(info.has_value());
        CHECK(info->width_px == page.width_px);
        CHECK(page.width_px == Approx(1654).margin(2));
    }
}

TEST_CASE("A stack ends at the most pages of its profile") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    auto profile = ScannerScene::test_device();
    profile.dpi = 75;
    profile.most_pages = 3;
    REQUIRE(rig.scene.use(profile));
    const auto stack = scanner->scan_stack(within(30s));
    REQUIRE(stack.has_value());
    CHECK(stack->pages.size() == 3);
}

TEST_CASE("A jam inside a stack keeps the pages already taken") {
    ScannerRig rig;
    const auto scanner = rig.make_scripted("jam_after_two");
    REQUIRE(rig.scene.fill_feeder());
    std::vector<DeviceEventKind> events;
    const auto stack = scanner->scan_stack(
        within(10s, [&](const DeviceEvent& event) { events.push_back(event.kind); }));
    REQUIRE(stack.has_value());
    CHECK(stack->pages.size() == 2);
    REQUIRE(stack->stopped_by.has_value());
    CHECK(stack->stopped_by->code == "scanner.jam");
    CHECK(events == std::vector{DeviceEventKind::MediaJammed});
}

TEST_CASE("A worker that aborts inside a stack costs only the page it was at") {
    ScannerRig rig;
    const auto scanner = rig.make_scripted("abort_after_two");
    REQUIRE(rig.scene.fill_feeder());
    const auto stack = scanner->scan_stack(within(10s));
    REQUIRE(stack.has_value());
    CHECK(stack->pages.size() == 2);
    REQUIRE(stack->stopped_by.has_value());
    CHECK(stack->stopped_by->code == "scanner.worker_lost");
    CHECK(stack->stopped_by->detail.find("134") != std::string::npos);  // 128 + SIGABRT
}

TEST_CASE("The real worker killed inside a stack keeps the pages, and the next stack is whole") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.fill_feeder());
    int pages_seen = 0;
    const auto cut = scanner->scan_stack(within(30s, [&](const DeviceEvent& event) {
        if (event.kind == DeviceEventKind::Progress && event.progress == 1.0 && ++pages_seen == 4)
            for (const auto pid : living_workers())
                ::kill(pid, SIGKILL);
    }));
    REQUIRE(cut.has_value());
    REQUIRE(cut->stopped_by.has_value());
    CHECK(cut->stopped_by->code == "scanner.worker_lost");
    CHECK(cut->pages.size() >= 3);
    CHECK(cut->pages.size() < 10);

    const auto whole = scanner->scan_stack(within(60s));
    REQUIRE(whole.has_value());
    CHECK(whole->pages.size() == 10);
}

TEST_CASE("A stack cancelled in the middle keeps its pages and says so") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.fill_feeder());
    std::stop_source stop;
    int pages_seen = 0;
    auto context = within(30s, [&](const DeviceEvent& event) {
        if (event.kind == DeviceEventKind::Progress && event.progress == 1.0 && ++pages_seen == 3)
            stop.request_stop();
    });
    context.stop = stop.get_token();
    const auto stack = scanner->scan_stack(context);
    REQUIRE(stack.has_value());
    CHECK(stack->pages.size() >= 2);
    REQUIRE(stack->stopped_by.has_value());
    CHECK(stack->stopped_by->code == "device.cancelled");
    CHECK(living_workers().empty());
}

TEST_CASE("A profile without a feeder scans no stack") {
    ScannerRig rig;
    const auto scanner = rig.make_scanner();
    REQUIRE(rig.scene.lay(paper_page("application")));
    const auto stack = scanner->scan_stack(within(10s));
    REQUIRE_FALSE(stack.has_value());
    CHECK(stack.error().code == "scanner.no_feeder");
}
