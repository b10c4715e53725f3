// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What is the same on every database.
#include "server/store/connection.h"

namespace tereze::server::store {

std::int64_t Connection::count_up(const std::string& counter) {
    auto row = query(
        "INSERT INTO counter (name, value) VALUES ($1, 1) "
        "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
        {counter});
    if (!row.next())
        throw Failure("counter gave nothing");
    const auto value = row.integer(0);
    while (row.next()) {
    }
    return value;
}

std::int64_t to_stored(Clock::TimePoint time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Clock::TimePoint from_stored(std::int64_t milliseconds) {
    return Clock::TimePoint(std::chrono::milliseconds(milliseconds));
}

}  // namespace tereze::server::store
