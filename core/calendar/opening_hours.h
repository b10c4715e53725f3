// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// When a centre, an office or the portal is open, and how much working time lies between two
// moments.
#pragma once

#include "core/calendar/working_days.h"

#include <optional>
#include <set>

namespace tereze::calendar {

/// A break in the day; minutes since midnight, as all times of day here.
struct LunchBreak {
    std::chrono::minutes from{};
    std::chrono::minutes to{};
    bool operator==(const LunchBreak&) const = default;
};

/// The same hours on every day of the week that is named.
struct OpeningPlan {
    std::chrono::minutes opens{};
    std::chrono::minutes closes{};  ///< on the same day; 24:00 at the latest
    std::optional<LunchBreak> lunch;
    std::set<unsigned> weekdays{1, 2, 3, 4, 5};  ///< ISO 8601: Monday is 1, Sunday is 7
    /// Closing on a short day (WorkingDays::is_short); where nothing is stated, as always.
    std::optional<std::chrono::minutes> closes_on_short_days;
    bool operator==(const OpeningPlan&) const = default;
};

/// Opening hours as a value. A named weekday is open unless the calendar gives it off; a day that a
/// decree moved to work is open although it is not named. The calendar is that of the five-day
/// week: what it moves, it moves for a centre with working Saturdays too.
class OpeningHours {
  public:
    /// Errors: calendar.hours_invalid (the detail says what is wrong).
    static Result<OpeningHours> make(OpeningPlan plan);
    /// Every minute of every day, holidays too: the portal (тәулік бойы).
    static OpeningHours round_the_clock() { return OpeningHours(std::nullopt); }
    bool is_round_the_clock() const { return !m_plan; }
    /// Nothing where it is open round the clock.
    const std::optional<OpeningPlan>& plan() const { return m_plan; }

    /// Open from the first second of an opening to the last before a closing.
    bool open_at(LocalTime time, const WorkingDays& calendar) const;
    /// `from` itself where it is open then, else the next time the door opens. Nothing where the
    /// calendar gives more than a year off.
    std::optional<LocalTime> next_opening(LocalTime from, const WorkingDays& calendar) const;
    /// Time of work between two moments, lunch not counted; negative where `to` is earlier.
    std::chrono::seconds worked_between(LocalTime from, LocalTime to,
                                        const WorkingDays& calendar) const;
    /// The moment when `work` of working time has gone by since `from`: the end of a limit of hours
    /// or minutes. work >= 0. Nothing as for next_opening.
    std::optional<LocalTime> after(LocalTime from, std::chrono::seconds work,
                                   const WorkingDays& calendar) const;

    bool operator==(const OpeningHours&) const = default;

  private:
    explicit OpeningHours(std::optional<OpeningPlan> plan) : m_plan(std::move(plan)) {}
    std::optional<OpeningPlan> m_plan;
};

}  // namespace tereze::calendar
