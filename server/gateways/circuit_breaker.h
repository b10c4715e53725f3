// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Keeps a service that does not answer from holding up everybody who asks it.
#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <mutex>

namespace tereze::server::gateways {

/// Closed while questions are answered. After `failures` in a row it opens: nobody asks for
/// `pause`. Then one question is let through; its answer closes the breaker, its failure opens it
/// for another pause. Safe to use from several threads.
class CircuitBreaker {
  public:
    struct Policy {
        int failures = 5;
        std::chrono::milliseconds pause{10'000};
    };
    explicit CircuitBreaker(Policy policy) : m_policy(policy) {}

    /// Whether to ask now. Who is admitted reports the outcome.
    bool admit(Clock::TimePoint now);
    void note_answer();
    void note_silence(Clock::TimePoint now);
    bool is_open() const;

  private:
    Policy m_policy;
    mutable std::mutex m_mutex;
    int m_silences = 0;
    Clock::TimePoint m_opened_at{};
};

}  // namespace tereze::server::gateways
