// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The working-day calendar: weekends, holidays and moved days as data.
#pragma once

#include <filesystem>
#include <set>

#include "core/base/result.h"
#include "core/calendar/civil_time.h"

namespace tereze::calendar {

/// Working days of Kazakhstan from config/calendars/kz.toml. Immutable once loaded.
class WorkingDays {
  public:
    /// Errors: calendar.invalid (names the file's line).
    static Result<WorkingDays> load(const std::filesystem::path& file);
    WorkingDays(std::set<std::chrono::sys_days> holidays, std::set<std::chrono::sys_days> worked);

    bool is_working(Date date) const;
    /// The day that is `count` working days after `from`; the day itself does not count (Law "On
    /// public services": a term starts on the next working day). count >= 0.
    Date add(Date from, int count) const;
    /// Working days after `from` up to and including `to`; negative when `to` is earlier.
    int between(Date from, Date to) const;

  private:
    std::set<std::chrono::sys_days> m_holidays;
    std::set<std::chrono::sys_days> m_worked;  ///< Saturdays and Sundays moved to working days
};

}  // namespace tereze::calendar
