// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The one table from SANE's status to our error, device state and event.
#pragma once

#include "drivers/device.h"

#include <span>
#include <string>
#include <string_view>

namespace tereze::drivers::scanner {

struct ScanFault {
    int sane_status;  ///< SANE_Status
    std::string_view code;
    ErrorClass error_class;
    Remedy remedy;
    DeviceState state;        ///< what the device's status is while the fault lasts
    std::string_view reason;  ///< IPP/PWG word, empty where there is none
    DeviceEventKind event;
};

/// One row for each failing SANE_Status of sane.h (SANE standard 1.06 §4.2.7 and the two additions
/// of sane-backends, warming up and locked for transport).
std::span<const ScanFault> scan_faults();

/// The row of a status; an unknown one counts as an input/output error.
const ScanFault& fault_of_status(int sane_status);
/// The row of a code as sent by the worker, or nothing.
const ScanFault* fault_of_code(std::string_view code);

/// The error of a row with technical detail.
Error error_of(const ScanFault& fault, std::string detail);
/// The device status that an error of the scanner stands for.
DeviceStatus status_of(const Error& error);

}  // namespace tereze::drivers::scanner
