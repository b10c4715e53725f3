// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/scan_fault.h"

// Only the numbers of the header are used here; the library itself is linked by the worker alone.
#include <sane/sane.h>

#include <algorithm>
#include <array>

namespace tereze::drivers::scanner {
namespace {

using enum ErrorClass;
using enum Remedy;
using State = DeviceState;
using Event = DeviceEventKind;

// Backends send these two, sane.h keeps them in a comment until version 2 of the standard.
constexpr int kStatusWarmingUp = 12;
constexpr int kStatusLocked = 13;

// DEVICE_BUSY stands before WARMING_UP and UNSUPPORTED before INVAL: by code the first row is
// found.
constexpr std::array kFaults{
    ScanFault{SANE_STATUS_JAMMED, "scanner.jam", Hardware, Clear, State::HardwareError, "media-jam",
              Event::MediaJammed},
    ScanFault{SANE_STATUS_NO_DOCS, "scanner.no_paper", User, Replenish, State::UserError,
              "media-empty", Event::PaperOut},
    ScanFault{SANE_STATUS_COVER_OPEN, "scanner.cover_open", User, Clear, State::UserError,
              "cover-open", Event::CoverOpen},
    ScanFault{SANE_STATUS_DEVICE_BUSY, "scanner.busy", Hardware, Retry, State::Busy, "",
              Event::StatusChanged},
    ScanFault{kStatusWarmingUp, "scanner.busy", Hardware, Retry, State::Busy, "",
              Event::StatusChanged},
    ScanFault{SANE_STATUS_IO_ERROR, "scanner.io", Hardware, Service, State::HardwareError, "other",
              Event::StatusChanged},
    // The device ended a page before its first line.
    ScanFault{SANE_STATUS_EOF, "scanner.io", Hardware, Service, State::HardwareError, "other",
              Event::StatusChanged},
    ScanFault{kStatusLocked, "scanner.locked", Hardware, Service, State::HardwareError,
              "interlock-open", Event::StatusChanged},
    ScanFault{SANE_STATUS_ACCESS_DENIED, "scanner.denied", Software, Configure, State::Offline,
              "configuration-change", Event::StatusChanged},
    ScanFault{SANE_STATUS_UNSUPPORTED, "scanner.unsupported", Software, Configure, State::Online,
              "", Event::StatusChanged},
    ScanFault{SANE_STATUS_INVAL, "scanner.unsupported", Software, Configure, State::Online, "",
              Event::StatusChanged},
    ScanFault{SANE_STATUS_NO_MEM, "scanner.out_of_memory", Software, Retry, State::Online, "",
              Event::StatusChanged},
    ScanFault{SANE_STATUS_CANCELLED, "scanner.cancelled", User, Retry, State::Online, "",
              Event::StatusChanged},
};

// SANE says INVAL for "no such device" when a device is opened, so the worker sends this code
// itself.
constexpr ScanFault kNotFound{
    SANE_STATUS_INVAL,   "scanner.not_found", Hardware, Service, State::NoDevice, "",
    Event::StatusChanged};

}  // namespace

std::span<const ScanFault> scan_faults() {
    return kFaults;
}

const ScanFault& fault_of_status(int sane_status) {
    const auto row = std::find_if(kFaults.begin(), kFaults.end(), [&](const ScanFault& fault) {
        return fault.sane_status == sane_status;
    });
    return row == kFaults.end() ? fault_of_status(SANE_STATUS_IO_ERROR) : *row;
}

const ScanFault* fault_of_code(std::string_view code) {
    if (code == kNotFound.code)
        return &kNotFound;
    const auto row = std::find_if(kFaults.begin(), kFaults.end(),
                                  [&](const ScanFault& fault) { return fault.code == code; });
    return row == kFaults.end() ? nullptr : &*row;
}

Error error_of(const ScanFault& fault, std::string detail) {
    return Error{std::string(fault.code), fault.error_class, fault.remedy, std::move(detail)};
}

DeviceStatus status_of(const Error& error) {
    if (error.code == "device.timeout")
        return {DeviceState::Offline, {"timed-out"}};
    if (error.code == "device.cancelled")
        return {DeviceState::Online, {}};
    const auto* fault = fault_of_code(error.code);
    if (fault == nullptr)
        return {DeviceState::Offline, {"other"}};
    DeviceStatus status{fault->state, {}};
    if (!fault->reason.empty())
        status.reasons.emplace_back(fault->reason);
    return status;
}

}  // namespace tereze::drivers::scanner
