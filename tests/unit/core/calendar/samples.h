// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Dates and calendars that the tests of this folder share.
#pragma once

#include "core/calendar/working_days.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace tereze::calendar {

inline Date day(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    INFO(iso);
    REQUIRE(date);
    return *date;
}

/// "2026-11-22 10:19" on the wall.
inline LocalTime wall(std::string_view text) {
    const auto time = parse_iso_time(std::string(text.substr(0, 10)) + "T" +
                                     std::string(text.substr(11)) + ":00Z");
    INFO(text);
    REQUIRE(time);
    return LocalTime(std::chrono::floor<std::chrono::seconds>(time->time_since_epoch()));
}

inline WorkingDays calendar_of(std::string_view toml) {
    auto parsed = WorkingDays::parse(toml, "test.toml");
    if (!parsed)
        FAIL(parsed.error().detail);
    return std::move(*parsed);
}

/// config/calendars/kz.toml.
inline const WorkingDays& kazakhstan() {
    static const WorkingDays kCalendar = [] {
        auto loaded = WorkingDays::load(std::filesystem::path(TEREZE_SOURCE_DIR) /
                                        "config/calendars/kz.toml");
        if (!loaded)
            FAIL(loaded.error().detail);
        return std::move(*loaded);
    }();
    return kCalendar;
}

}  // namespace tereze::calendar
