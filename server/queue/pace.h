// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How fast a hall works, from its latest visits.
#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace tereze::server::queue {

/// Minutes from and to: a single number would promise what nobody knows.
struct WaitRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// From call to end of the latest finished tickets of a day.
struct Pace {
    std::int64_t finished = 0;
    std::int64_t mean_milliseconds = 0;
    std::int64_t spread_milliseconds = 0;  ///< standard deviation
    std::int64_t desks = 0;                ///< windows that called anyone lately

    /// Until so many people have been called, at `desks` windows, give or take one standard
    /// deviation of the sum, a tenth of it at least; nothing while too few visits are finished.
    std::optional<WaitRange> wait(std::int64_t people_ahead) const;
};

/// Keeps the pace of each hall for a moment: it changes slowly, and looking it up for every ticket
/// costs more than the ticket. Safe to use from several threads.
class PaceMemory {
  public:
    static constexpr std::chrono::seconds kFresh{5};

    /// `look` is called where nothing fresh is known, outside of the lock.
    Pace of(const std::string& hall, Clock::TimePoint now, const std::function<Pace()>& look);

  private:
    struct Known {
        Pace pace;
        Clock::TimePoint at;
    };
    std::mutex m_mutex;
    std::map<std::string, Known> m_known;
};

}  // namespace tereze::server::queue
