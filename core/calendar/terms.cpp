// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Counting terms over the calendar.
#include "core/calendar/terms.h"

#include <algorithm>

namespace tereze::calendar {
namespace {

using std::chrono::sys_days;

/// Whether every year that has a day after `from` up to and including `to` is confirmed.
bool is_confirmed_between(const WorkingDays& calendar, sys_days from, sys_days to) {
    if (to <= from)
        return true;
    const auto last = Date(to).year();
    for (auto year = Date(from + std::chrono::days(1)).year(); year <= last; ++year)
        if (!calendar.is_confirmed(year / std::chrono::January / 1))
            return false;
    return true;
}

}  // namespace

TermEnd term_end(const WorkingDays& calendar, Date applied_on, int working_days) {
    const auto last_day = calendar.add(applied_on, working_days);
    return {last_day, !is_confirmed_between(calendar, applied_on, last_day)};
}

TermStanding standing(const WorkingDays& calendar, const TermEnd& end, Date today) {
    const auto [first, last] = std::minmax({sys_days(today), sys_days(end.last_day)});
    return {sys_days(today) > sys_days(end.last_day), calendar.between(Date(first), Date(last)),
            end.provisional || !is_confirmed_between(calendar, first, last)};
}

Date deemed_issued_from(const TermEnd& end) {
    return end.last_day;
}

bool is_deemed_issued(const TermEnd& end, Date today) {
    return sys_days(today) > sys_days(end.last_day);
}

}  // namespace tereze::calendar
