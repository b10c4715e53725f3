// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A thermal ticket printer on TCP port 9100 that tells the truth: printed only when it says so.
#pragma once

#include "core/base/result.h"
#include "drivers/device.h"
#include "drivers/printer/byte_stream.h"
#include "drivers/printer/printer_profile.h"
#include "drivers/printer/raster.h"

#include <cstdint>
#include <memory>
#include <string>

namespace tereze::drivers::printer {

struct TicketPrinterSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 9100;
    PrinterProfile profile;
};

/// One connection a job, closed after it, so that a printer shared by two terminals is never held.
/// Blocks; used by one thread at a time (DeviceWorker).
class TicketPrinter final : public Device {
  public:
    /// Errors: printer.profile_invalid (settings that no printer can have).
    static Result<std::unique_ptr<TicketPrinter>> create(std::string id,
                                                         TicketPrinterSettings settings);
    /// The same over another kind of connection (a recording, a replay).
    static Result<std::unique_ptr<TicketPrinter>> create(std::string id, PrinterProfile profile,
                                                         OpenStream open);

    std::string id() const override { return m_id; }
    /// Asks DLE EOT 1-4. A printer that cannot be reached or does not answer is Offline.
    DeviceStatus status(const CommandContext& context) override;
    /// From the profile: ESC/POS has no portable way to ask for them.
    Capabilities capabilities(const CommandContext& context) override;

    /// Prints and cuts one picture. Succeeds only when the printer has answered GS r, which it does
    /// after everything before it is on paper, and then reports no error.
    /// Errors: printer.paper_out, printer.cover_open, printer.jam, printer.overheated,
    /// printer.broken, printer.offline (all: not printed, or not to the end), printer.unconfirmed
    /// (no answer in time: it may or may not be on paper), printer.garbled,
    /// printer.picture_invalid, device.cancelled. On failure the printer's buffers are dropped, so
    /// that no ticket comes out when paper is loaded later.
    Result<> print(const Raster& picture, const CommandContext& context);

  private:
    TicketPrinter(std::string id, PrinterProfile profile, OpenStream open)
        : m_id(std::move(id)), m_profile(std::move(profile)), m_open(std::move(open)) {}
    std::string m_id;
    PrinterProfile m_profile;
    OpenStream m_open;
};

}  // namespace tereze::drivers::printer
