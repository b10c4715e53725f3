// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A whole scan request: settings, page after page, the end.
#pragma once

#include "drivers/scanner/worker/outlet.h"
#include "drivers/scanner/worker/sane_device.h"

namespace tereze::drivers::scanner::worker {

/// Errors: those of scan_faults(), scanner.bad_picture.
Result<DoneAnswer> run_scan(SaneDevice& device, const Request& request, Outlet& outlet);

/// What the device offers, in words of our own.
DescriptionAnswer describe(const SaneDevice& device);

}  // namespace tereze::drivers::scanner::worker
