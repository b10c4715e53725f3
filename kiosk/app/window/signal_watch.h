// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SIGTERM and SIGINT as an ordinary call, so that a program ends cleanly.
#pragma once

#include <functional>
#include <memory>

namespace tereze::app {

/// Make it first in `main`: threads started later inherit the blocked signals.
class SignalWatch {
  public:
    explicit SignalWatch(std::function<void()> on_end);
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace tereze::app
