// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Dates and times of day as people here read them: Asia/Almaty, UTC+5 since 1 March 2024.
#pragma once

#include "core/text/localized.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tereze::calendar {

using Date = std::chrono::year_month_day;
using TimePoint = std::chrono::system_clock::time_point;
/// What a clock on the wall shows.
using LocalTime = std::chrono::local_seconds;

inline constexpr std::chrono::hours kAlmatyOffset{5};

Date date_in_almaty(TimePoint time);
/// Whole seconds; fractions are cut off.
LocalTime local_in_almaty(TimePoint time);
TimePoint from_local_in_almaty(LocalTime time);
/// "2026-11-22" (storage and wire).
std::string iso_date(Date date);
/// "2026-11-22T05:19:07Z" (storage and wire, UTC).
std::string iso_time(TimePoint time);
std::optional<Date> parse_iso_date(std::string_view text);
/// Reads an RFC 3339 time with Z or an offset, with or without fractions; years 1700 to 2200.
std::optional<TimePoint> parse_iso_time(std::string_view text);
/// "22.11.2026" (all three languages).
std::string short_date(Date date);
/// "10:19" in Almaty.
std::string short_clock(TimePoint time);
/// "22.11.2026 10:19" in Almaty.
std::string short_date_time(TimePoint time);
/// "2026 жылғы 22 қараша", "22 ноября 2026 года", "22 November 2026".
std::string long_date(Date date, text::Language language);

}  // namespace tereze::calendar
