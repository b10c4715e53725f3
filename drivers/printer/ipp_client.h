// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The few IPP questions that a page printer is asked; the one file that calls libcups.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "drivers/device.h"
#include "drivers/printer/page_printer.h"

#include <memory>
#include <string>
#include <vector>

namespace tereze::drivers::printer {

/// printer-state of RFC 8011 §5.4.11.
enum class PrinterState { Idle = 3, Processing = 4, Stopped = 5 };
/// job-state of RFC 8011 §5.3.7.
enum class JobState {
    Pending = 3,
    Held = 4,
    Processing = 5,
    Stopped = 6,
    Canceled = 7,
    Aborted = 8,
    Completed = 9
};

struct PrinterAnswer {
    PrinterState state = PrinterState::Stopped;
    std::vector<std::string> reasons;  ///< with severity suffixes; "none" is left out
    bool accepting = false;
    std::string model;
    std::vector<std::string> formats;
    std::vector<std::string> media;
    std::vector<std::string> media_ready;
};

struct JobAnswer {
    JobState state = JobState::Pending;
    std::vector<std::string> reasons;
};

/// A connection to one printer. All calls may fail with printer.offline, device.cancelled and
/// device.timeout, and end within a quarter of a second of the context's end.
class IppClient {
  public:
    static Result<IppClient> connect(const PagePrinterSettings& settings,
                                     const CommandContext& context);
    IppClient(IppClient&&) noexcept;
    ~IppClient();

    Result<PrinterAnswer> ask_printer(const CommandContext& context);
    Result<JobAnswer> ask_job(int job, const CommandContext& context);
    /// The job's number. Errors: printer.busy (another job is being taken), printer.refused.
    Result<int> print(ByteView pdf, const std::string& title, const CommandContext& context);
    Result<> cancel(int job, const CommandContext& context);

  private:
    struct Connection;
    explicit IppClient(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

}  // namespace tereze::drivers::printer
