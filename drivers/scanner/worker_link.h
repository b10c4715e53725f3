// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One worker process: request in, answers out, and an end for certain.
#pragma once

#include "core/base/child_process.h"
#include "drivers/scanner/scanner.h"

namespace tereze::drivers::scanner {

/// Lives for one request. Used by one thread at a time.
class WorkerLink {
  public:
    /// Starts the worker and hands it the request.
    /// Errors: process.not_started, scanner.worker_lost.
    static Result<std::unique_ptr<WorkerLink>> start(const ScannerSettings& settings,
                                                     const Request& request);

    /// Waits for the next answer. On an error the worker is gone when this returns, at the latest
    /// `mercy` after the stop or the deadline.
    /// Errors: device.cancelled, device.timeout, scanner.worker_lost, scanner.bad_answer.
    Result<Answer> next(const CommandContext& context);

    /// After the last answer: lets the device come to rest for the farewell, then ends the worker.
    void finish();

  private:
    WorkerLink(ChildProcess child, const ScannerSettings& settings);
    Result<> send(const Request& request);
    Result<> receive(const CommandContext& context, int stop_fd);
    tl::unexpected<Error> lost();

    ChildProcess m_child;
    FrameReader m_frames;
    std::chrono::milliseconds m_mercy;
    std::chrono::milliseconds m_farewell;
};

}  // namespace tereze::drivers::scanner
