// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How fast a hall works, from its latest visits.
#include "server/queue/pace.h"

#include <algorithm>
#include <cmath>

namespace tereze::server::queue {

std::optional<WaitRange> Pace::wait(std::int64_t people_ahead) const {
    constexpr std::int64_t kFewestFinished = 3;
    constexpr double kMinute = 60'000;
    if (finished < kFewestFinished)
        return std::nullopt;
    const auto people = static_cast<double>(people_ahead);
    const auto windows = static_cast<double>(std::max<std::int64_t>(desks, 1));
    const double mean = people * static_cast<double>(mean_milliseconds) / windows / kMinute;
    const double deviation =
        std::sqrt(people) * static_cast<double>(spread_milliseconds) / windows / kMinute;
    const double around = std::max(deviation, mean / 10);
    return WaitRange{static_cast<std::int64_t>(std::floor(std::max(0.0, mean - around))),
                     static_cast<std::int64_t>(std::ceil(mean + around))};
}

Pace PaceMemory::of(const std::string& hall, Clock::TimePoint now,
                    const std::function<Pace()>& look) {
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.find(hall);
        // A clock that was set back makes nothing fresh for ever.
        if (known != m_known.end() && now >= known->second.at && now - known->second.at < kFresh)
            return known->second.pace;
    }
    const auto pace = look();
    const std::lock_guard lock(m_mutex);
    m_known[hall] = {pace, now};
    return pace;
}

}  // namespace tereze::server::queue
