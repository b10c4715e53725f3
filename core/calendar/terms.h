// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Terms in working days: when they end, what is left of them, what their end means.
#pragma once

#include "core/calendar/working_days.h"

namespace tereze::calendar {

/// The last day of a term.
struct TermEnd {
    Date last_day{};
    /// The count met a year that the calendar does not have or does not confirm: say so wherever
    /// the date is shown.
    bool provisional = false;
    bool operator==(const TermEnd&) const = default;
};

/// A term of `working_days` >= 0 from an application. The day of application does not count: the
/// term starts on the next working day, also after an application on a day off.
TermEnd term_end(const WorkingDays& calendar, Date applied_on, int working_days);

/// Where a day stands to a term.
struct TermStanding {
    bool overdue = false;  ///< the last day has passed
    /// Left after today up to and including the last day, 0 on the last day itself; once overdue,
    /// gone by since the last day (0 on the days off right after it).
    int working_days = 0;
    bool provisional = false;  ///< of the end, or of the count
    bool operator==(const TermStanding&) const = default;
};
TermStanding standing(const WorkingDays& calendar, const TermEnd& end, Date today);

/// Zhambyl decree No. 48 of 2013, clause 5 (lines 106-108): where neither the licence nor a
/// reasoned refusal was given within the term, the licence is deemed issued "from the day on which
/// the term ended" (мерзімі аяқталған күннен бастап): the last day itself, not the day after.
Date deemed_issued_from(const TermEnd& end);
/// Whether it has come to that: the last day leaves time for an answer until it is over.
bool is_deemed_issued(const TermEnd& end, Date today);

}  // namespace tereze::calendar
