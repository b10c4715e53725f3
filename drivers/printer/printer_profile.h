// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a model of ticket printer can do, read from config/devices/printers.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace tereze::drivers::printer {

enum class Cutter { None, Partial, Full };

struct PrinterProfile {
    std::string model = "generic-80mm";
    int width_px = 576;  ///< printable dots across (72 mm at 8 dots a millimetre)
    int dpi = 203;
    int band_rows = 256;      ///< rows sent in one GS v 0; bounded by the receive buffer
    int feed_before_cut = 0;  ///< rows between the print head and the blade, beyond GS V's own feed
    Cutter cutter = Cutter::Partial;
    std::chrono::milliseconds reply_limit{2000};  ///< for one answer to a status request
    std::chrono::milliseconds confirm_limit{
        15000};  ///< from the last byte sent to the confirmation
};

/// python-escpos and the Epson manuals agree on this height as the most that models take at once.
inline constexpr int kMostBandRows = 960;

/// Errors: printer.profile_invalid (the detail names file, line and key).
Result<PrinterProfile> load_printer_profile(const std::filesystem::path& file);

}  // namespace tereze::drivers::printer
