// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The working-day calendar: weekends, holidays and moved days as data.
#pragma once

#include "core/base/result.h"
#include "core/calendar/civil_time.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace tereze::calendar {

/// What a year has beside its Saturdays and Sundays.
struct CalendarYear {
    std::set<std::chrono::sys_days> off;     ///< holidays, days off, transferred and moved-off days
    std::set<std::chrono::sys_days> worked;  ///< weekends and transferred days moved to work
    std::set<std::chrono::sys_days> short_days;  ///< working days with fewer hours
    std::string source;                          ///< what the year was compared with
    bool confirmed = false;
};

/// Working days of Kazakhstan from config/calendars/kz.toml. Immutable once loaded.
class WorkingDays {
  public:
    /// Errors: calendar.invalid (names the file's line).
    static Result<WorkingDays> load(const std::filesystem::path& file);
    /// The same from a text; `name` stands in the errors.
    static Result<WorkingDays> parse(std::string_view content, const std::string& name);
    explicit WorkingDays(std::map<int, CalendarYear> years);

    bool is_working(Date date) const;
    /// A working day with fewer hours; how many fewer is the centre's to say.
    bool is_short(Date date) const;
    /// A holiday or a day off by transfer or decree. An ordinary Saturday or Sunday is none.
    bool is_day_off(Date date) const;
    /// A day off by the week or by transfer that a decree turned into a working day.
    bool is_moved_to_work(Date date) const;
    /// Whether the file has this date's year. Beyond it only Saturdays and Sundays are known, and a
    /// date counted there must be called provisional.
    bool covers(Date date) const;
    /// Whether the year was found in a production calendar or in decrees. False beyond the file.
    bool is_confirmed(Date date) const;
    /// What the year was compared with; empty beyond the file.
    std::string_view source_of(Date date) const;
    /// The day that is `count` working days after `from`; the day itself does not count (Law "On
    /// public services": a term starts on the next working day). count >= 0.
    Date add(Date from, int count) const;
    /// Working days after `from` up to and including `to`; negative when `to` is earlier.
    int between(Date from, Date to) const;

  private:
    const CalendarYear* year_of(Date date) const;
    std::map<int, CalendarYear> m_years;
};

}  // namespace tereze::calendar
