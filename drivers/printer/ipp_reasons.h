// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// printer-state-reasons (RFC 8011 §5.4.12, PWG 5100.9) in the words of the device model. Pure.
#pragma once

#include "core/base/result.h"
#include "drivers/device.h"
#include "drivers/printer/ipp_client.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::drivers::printer::ipp {

/// The keyword without its "-error", "-warning" or "-report".
std::string without_severity(std::string_view reason);
/// The error that the reasons name; nothing for warnings of supplies and other remarks. The
/// severity is not trusted: printers and ippeveprinter downgrade "media-empty-error" while a job
/// runs. Errors: printer.paper_out, printer.cover_open, printer.jam, printer.broken.
std::optional<Error> error_from(const std::vector<std::string>& reasons);
DeviceEventKind event_for(const Error& error);
DeviceStatus status_from(const PrinterAnswer& printer);

}  // namespace tereze::drivers::printer::ipp
