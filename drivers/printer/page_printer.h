// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An A4 printer that speaks IPP (IPP Everywhere), asked directly through libcups: no cupsd.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "drivers/device.h"

#include <cstdint>
#include <memory>
#include <string>

namespace tereze::drivers::printer {

struct PagePrinterSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 631;
    std::string resource = "/ipp/print";
    std::string media = "iso_a4_210x297mm";        ///< PWG 5101.1 name
    bool encrypted = false;                        ///< IPPS
    std::chrono::milliseconds poll_interval{200};  ///< between questions for the state of a job
};

/// One connection a command. Blocks; used by one thread at a time (DeviceWorker).
class PagePrinter final : public Device {
  public:
    /// Errors: printer.profile_invalid.
    static Result<std::unique_ptr<PagePrinter>> create(std::string id,
                                                       PagePrinterSettings settings);

    std::string id() const override { return m_id; }
    /// From printer-state and printer-state-reasons, without their severity suffixes.
    DeviceStatus status(const CommandContext& context) override;
    /// "model", "formats", "media", "media_ready": lists separated by commas. Empty when
    /// unreachable.
    Capabilities capabilities(const CommandContext& context) override;

    /// Sends one document and follows its job to the end.
    /// A printer that stops for want of paper or for a jam is waited for (somebody may help it) and
    /// told about by an event. When the deadline passes or the command is cancelled, the job is
    /// cancelled on the printer too.
    /// Errors: printer.offline, printer.paper_out, printer.cover_open, printer.jam, printer.broken,
    /// printer.refused (the printer takes no such document), printer.job_aborted,
    /// printer.job_cancelled (at the printer), device.cancelled, device.timeout.
    Result<> print(ByteView pdf, const std::string& title, const CommandContext& context);

  private:
    PagePrinter(std::string id, PagePrinterSettings settings)
        : m_id(std::move(id)), m_settings(std::move(settings)) {}
    std::string m_id;
    PagePrinterSettings m_settings;
};

}  // namespace tereze::drivers::printer
