// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The worker's way out: frames on the original standard output, and the wish to stop.
#pragma once

#include "drivers/scanner/messages.h"

namespace tereze::drivers::scanner::worker {

/// Set by SIGTERM. The second thing that SIGTERM does is an alarm: a backend that does not come
/// back must not outlive a kiosk that is no longer there to kill it.
bool stop_wished();
void catch_stop();

/// From now on SIGTERM ends the process, and an alarm does after `farewell_ms`: everything has been
/// said, and SANE's test backend is known to hang in sane_cancel.
void limit_farewell(int farewell_ms);

class Outlet {
  public:
    /// Takes standard output for frames; what backends print there goes to standard error instead.
    /// Errors: scanner.io.
    static Result<Outlet> take_standard_output();
    /// Errors: scanner.cancelled (stop wished while the driver does not read), scanner.io.
    Result<> send(Answer answer);

  private:
    explicit Outlet(int fd) : m_fd(fd) {}
    int m_fd;
};

}  // namespace tereze::drivers::scanner::worker
