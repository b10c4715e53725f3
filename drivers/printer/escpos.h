// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ESC/POS, the language of thermal printers: commands out, status bytes in. Pure, no I/O.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "drivers/device.h"
#include "drivers/printer/printer_profile.h"
#include "drivers/printer/raster.h"

#include <cstdint>
#include <string_view>

namespace tereze::drivers::printer::escpos {

/// The four one-byte answers of DLE EOT n.
enum class StatusKind : std::uint8_t { Printer = 1, OfflineCause = 2, Error = 3, Paper = 4 };
inline constexpr StatusKind kStatusKinds[]{StatusKind::Printer, StatusKind::OfflineCause,
                                           StatusKind::Error, StatusKind::Paper};

/// What the answers say together, one bit each, in the words of the Epson reference.
struct PrinterCondition {
    bool offline = false;
    bool cover_open = false;
    bool stopped_by_paper_end = false;
    bool error = false;
    bool mechanical_error = false;  ///< paper jammed in the feed; DLE EOT 3 bit 2
    bool cutter_error = false;
    bool unrecoverable_error = false;
    bool head_too_hot = false;  ///< recovers by itself
    bool paper_low = false;
    bool paper_out = false;

    /// IPP/PWG reasons. A broken cutter, head or board has no keyword there and is "other".
    DeviceStatus status() const;
    /// The error that keeps a ticket from being printed; success when only the paper runs low.
    /// Errors: printer.paper_out, printer.cover_open, printer.jam, printer.overheated,
    /// printer.broken, printer.offline.
    Result<> ready() const;
};

/// ESC @: forgets what the job before left in the print buffer.
Bytes initialize();
/// DLE EOT n: answered at once, even while the printer stands still.
Bytes ask_status(StatusKind kind);
/// GS r 1: answered in order, so the answer proves that all before it has been printed.
Bytes ask_paper_sensor();
/// DLE ENQ 2: drops what is in the buffers and recovers, so that nothing comes out later.
Bytes drop_buffers();
/// A picture as GS v 0 bands of at most profile.band_rows rows.
/// Errors: printer.picture_invalid (empty, inconsistent, or wider than the paper).
Result<Bytes> encode_picture(const Raster& picture, const PrinterProfile& profile);
/// Feed to the blade and cut, or feed to the tear bar.
Bytes encode_cut(const PrinterProfile& profile);

/// Adds one answer of DLE EOT to what is known. Errors: printer.garbled (fixed bits 0xx1xx10
/// differ).
Result<> decode_status(StatusKind kind, std::uint8_t answer, PrinterCondition& condition);
/// Whether a byte has the form of a DLE EOT answer, and of a GS r answer (0xx0xxxx).
bool looks_like_status(std::uint8_t byte);
bool looks_like_paper_sensor(std::uint8_t byte);
/// Errors: printer.garbled.
Result<> decode_paper_sensor(std::uint8_t answer, PrinterCondition& condition);

}  // namespace tereze::drivers::printer::escpos
