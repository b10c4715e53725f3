// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The clock is passed in, so that tests move time instead of waiting for it.
#pragma once

#include <chrono>
#include <mutex>

namespace tereze {

class Clock {
  public:
    using TimePoint = std::chrono::system_clock::time_point;
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
  public:
    TimePoint now() const override { return std::chrono::system_clock::now(); }
};

/// A clock that stands still until it is moved. Safe to read from several threads.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(TimePoint start) : m_now(start) {}
    TimePoint now() const override {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }
    void advance(std::chrono::milliseconds by) {
        const std::lock_guard lock(m_mutex);
        m_now += by;
    }

  private:
    mutable std::mutex m_mutex;
    TimePoint m_now;
};

}  // namespace tereze
