// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/scan_fault.h"

#include <catch2/catch.hpp>
#include <sane/sane.h>

#include <set>

namespace {

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::scanner;

}  // namespace

TEST_CASE("Each failing SANE status has exactly one row") {
    std::multiset<int> statuses;
    for (const auto& fault : scan_faults())
        statuses.insert(fault.sane_status);
    constexpr int kLocked = 13;  // the highest that sane-backends sends
    for (int status = SANE_STATUS_UNSUPPORTED; status <= kLocked; ++status) {
        CAPTURE(status);
        CHECK(statuses.count(status) == 1);
        CHECK(fault_of_status(status).sane_status == status);
    }
    CHECK(statuses.count(SANE_STATUS_GOOD) == 0);
}

TEST_CASE("A status that nobody knows counts as an input/output error") {
    CHECK(fault_of_status(99).code == "scanner.io");
}

TEST_CASE("A fault's code leads back to its class, remedy and state") {
    struct Row {
        const char* code;
        ErrorClass error_class;
        Remedy remedy;
        DeviceState state;
        const char* reason;
    };
    const auto row = GENERATE(
        Row{"scanner.jam", ErrorClass::Hardware, Remedy::Clear, DeviceState::HardwareError,
            "media-jam"},
        Row{"scanner.no_paper", ErrorClass::User, Remedy::Replenish, DeviceState::UserError,
            "media-empty"},
        Row{"scanner.cover_open", ErrorClass::User, Remedy::Clear, DeviceState::UserError,
            "cover-open"},
        Row{"scanner.busy", ErrorClass::Hardware, Remedy::Retry, DeviceState::Busy, ""},
        Row{"scanner.not_found", ErrorClass::Hardware, Remedy::Service, DeviceState::NoDevice, ""});
    CAPTURE(row.code);
    const auto* fault = fault_of_code(row.code);
    REQUIRE(fault != nullptr);
    const auto error = error_of(*fault, "detail");
    CHECK(error.code == row.code);
    CHECK(error.error_class == row.error_class);
    CHECK(error.remedy == row.remedy);
    CHECK(error.detail == "detail");
    const auto status = status_of(error);
    CHECK(status.state == row.state);
    CHECK(status.reasons.size() == (*row.reason == '\0' ? 0 : 1));
    if (*row.reason != '\0')
        CHECK(status.has_reason(row.reason));
}

TEST_CASE("An unknown code is no fault of the scanner, and its device counts as offline") {
    CHECK(fault_of_code("scanner.sunburn") == nullptr);
    CHECK(status_of(Error{"scanner.worker_lost", {}, {}, {}}).state == DeviceState::Offline);
    CHECK(status_of(Error{"device.timeout", {}, {}, {}}).has_reason("timed-out"));
    CHECK(status_of(Error{"device.cancelled", {}, {}, {}}).state == DeviceState::Online);
}
