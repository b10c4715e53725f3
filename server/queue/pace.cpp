// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How fast a hall works, from its latest visits.
#include "server/queue/pace.h"

#include <algorithm>

namespace tereze::server::queue {

std::optional<std::int64_t> Pace::wait_minutes(std::int64_t people_ahead) const {
    constexpr std::int64_t kFewestFinished = 3;
    constexpr std::int64_t kMinute = 60'000;
    if (finished < kFewestFinished)
        return std::nullopt;
    return (people_ahead * mean_milliseconds / std::max<std::int64_t>(desks, 1) + kMinute - 1) /
           kMinute;
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
