// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// printer-state-reasons in our words.
#include "drivers/printer/ipp_reasons.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::printer;

TEST_CASE("Reasons become errors whatever severity the printer gives them") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"media-empty-error", "printer.paper_out"},
        {"media-empty-report", "printer.paper_out"},
        {"media-needed", "printer.paper_out"},
        {"input-tray-missing-warning", "printer.paper_out"},
        {"media-jam-warning", "printer.jam"},
        {"cover-open", "printer.cover_open"},
        {"door-open-error", "printer.cover_open"},
        {"interlock-open", "printer.cover_open"},
        {"fuser-over-temp-error", "printer.broken"}};
    for (const auto& [reason, code] : rows) {
        INFO(reason);
        const auto error = ipp::error_from({"marker-supply-low-warning", reason});
        REQUIRE(error);
        CHECK(error->code == code);
        CHECK(error->detail == reason);
    }
}

TEST_CASE("Low supplies and unknown remarks are no errors") {
    CHECK_FALSE(ipp::error_from({}));
    CHECK_FALSE(
        ipp::error_from({"media-low-report", "marker-supply-low-warning", "com.maker-nap"}));
}

TEST_CASE("Events follow the error") {
    CHECK(ipp::event_for(*ipp::error_from({"media-empty"})) == DeviceEventKind::PaperOut);
    CHECK(ipp::event_for(*ipp::error_from({"media-jam"})) == DeviceEventKind::MediaJammed);
    CHECK(ipp::event_for(*ipp::error_from({"door-open"})) == DeviceEventKind::CoverOpen);
}

TEST_CASE("The state is told in the device model's words") {
    PrinterAnswer answer;
    answer.accepting = true;
    answer.state = PrinterState::Idle;
    CHECK(ipp::status_from(answer) == DeviceStatus{DeviceState::Online, {}});
    answer.state = PrinterState::Processing;
    CHECK(ipp::status_from(answer).state == DeviceState::Busy);
    answer.state = PrinterState::Stopped;
    CHECK(ipp::status_from(answer).state == DeviceState::Offline);
    answer.reasons = {"media-empty-error"};
    CHECK(ipp::status_from(answer) == DeviceStatus{DeviceState::HardwareError, {"media-empty"}});
    answer.state = PrinterState::Idle;
    answer.accepting = false;
    CHECK(ipp::status_from(answer).state == DeviceState::Offline);
}
