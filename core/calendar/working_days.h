// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The working-day calendar: weekends, holidays and moved days as data.
#pragma once

#include "core/base/result.h"
#include "core/calendar/civil_time.h"

#include <filesystem>
#include <set>

namespace tereze::calendar {

/// Working days of Kazakhstan from config/calendars/kz.toml. Immutable once loaded.
class WorkingDays {
  public:
    /// Errors: calendar.invalid (names the file's line).
    static Result<WorkingDays> load(const std::filesystem::path& file);
    /// The same from a text; `name` stands in the errors.
    static Result<WorkingDays> parse(std::string_view content, const std::string& name);
    WorkingDays(std::set<std::chrono::sys_days> holidays, std::set<std::chrono::sys_days> worked,
                std::set<int> years = {});

    bool is_working(Date date) const;
    /// Whether the file has this date's year. Beyond it only Saturdays and Sundays are known, and a
    /// date counted there must be called provisional.
    bool covers(Date date) const { return m_years.contains(static_cast<int>(date.year())); }
    /// The day that is `count` working days after `from`; the day itself does not count (Law "On
    /// public services": a term starts on the next working day). count >= 0.
    Date add(Date from, int count) const;
    /// Working days after `from` up to and including `to`; negative when `to` is earlier.
    int between(Date from, Date to) const;

  private:
    std::set<std::chrono::sys_days> m_holidays;
    std::set<std::chrono::sys_days> m_worked;  ///< Saturdays and Sundays moved to working days
    std::set<int> m_years;
};

}  // namespace tereze::calendar
