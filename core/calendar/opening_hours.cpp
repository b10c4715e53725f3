// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A day is at most two stretches of open time; everything is asked of them.
#include "core/calendar/opening_hours.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tereze::calendar {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes kMidnight = days(1);
/// Nothing stays closed longer; beyond it a calendar is taken for one without an open day.
constexpr days kLongestClosing{400};

struct Stretch {
    LocalTime from;
    LocalTime to;
};

Date date_of(local_days day) {
    return Date(day);
}

bool is_open_day(const OpeningPlan& plan, local_days day, const WorkingDays& calendar) {
    const auto date = date_of(day);
    return calendar.is_moved_to_work(date) ||
           (plan.weekdays.contains(std::chrono::weekday(day).iso_encoding()) &&
            !calendar.is_day_off(date));
}

std::vector<Stretch> stretches(const std::optional<OpeningPlan>& plan, local_days day,
                               const WorkingDays& calendar) {
    if (!plan)
        return {{day, day + kMidnight}};
    if (!is_open_day(*plan, day, calendar))
        return {};
    auto closes = plan->closes;
    if (plan->closes_on_short_days && calendar.is_short(date_of(day)))
        closes = *plan->closes_on_short_days;
    if (!plan->lunch || closes <= plan->lunch->from)
        return {{day + plan->opens, day + closes}};
    std::vector<Stretch> both{{day + plan->opens, day + plan->lunch->from}};
    if (closes > plan->lunch->to)
        both.push_back({day + plan->lunch->to, day + closes});
    return both;
}

/// What is wrong with a plan; empty where nothing is.
std::string_view fault_of(const OpeningPlan& plan) {
    if (plan.opens < minutes(0) || plan.closes > kMidnight)
        return "opens and closes must lie within one day";
    if (plan.closes <= plan.opens)
        return "closes must be later than opens";
    if (plan.lunch && (plan.lunch->from <= plan.opens || plan.lunch->to <= plan.lunch->from ||
                       plan.lunch->to >= plan.closes))
        return "lunch must begin after opening and end before closing";
    if (plan.closes_on_short_days &&
        (*plan.closes_on_short_days <= plan.opens || *plan.closes_on_short_days > plan.closes))
        return "a short day must close after opening and not later than the others";
    if (plan.weekdays.empty())
        return "weekdays are missing";
    if (*plan.weekdays.begin() < 1 || *plan.weekdays.rbegin() > 7)
        return "weekdays go from 1, Monday, to 7, Sunday";
    return {};
}

}  // namespace

Result<OpeningHours> OpeningHours::make(OpeningPlan plan) {
    if (const auto fault = fault_of(plan); !fault.empty())
        return fail("calendar.hours_invalid", ErrorClass::Software, Remedy::Configure,
                    std::string(fault));
    return OpeningHours(std::move(plan));
}

bool OpeningHours::open_at(LocalTime time, const WorkingDays& calendar) const {
    const auto all = stretches(m_plan, std::chrono::floor<days>(time), calendar);
    return std::any_of(all.begin(), all.end(),
                       [time](const Stretch& each) { return each.from <= time && time < each.to; });
}

std::optional<LocalTime> OpeningHours::next_opening(LocalTime from,
                                                    const WorkingDays& calendar) const {
    const auto today = std::chrono::floor<days>(from);
    for (auto day = today; day <= today + kLongestClosing; day += days(1))
        for (const auto& each : stretches(m_plan, day, calendar))
            if (from < each.to)
                return std::max(from, each.from);
    return std::nullopt;
}

seconds OpeningHours::worked_between(LocalTime from, LocalTime to,
                                     const WorkingDays& calendar) const {
    if (to < from)
        return -worked_between(to, from, calendar);
    if (!m_plan)
        return to - from;
    seconds sum{0};
    for (auto day = std::chrono::floor<days>(from); day <= to; day += days(1))
        for (const auto& each : stretches(m_plan, day, calendar))
            sum += std::max(seconds(0), std::min(to, each.to) - std::max(from, each.from));
    return sum;
}

std::optional<LocalTime> OpeningHours::after(LocalTime from, seconds work,
                                             const WorkingDays& calendar) const {
    if (!m_plan)
        return from + work;
    // Work that is done stays done: a limit that ends with the day ends at closing, not next
    // morning.
    auto time = from;
    while (work > seconds(0)) {
        const auto opening = next_opening(time, calendar);
        if (!opening)
            return std::nullopt;
        for (const auto& each : stretches(m_plan, std::chrono::floor<days>(*opening), calendar)) {
            if (each.to <= *opening || work == seconds(0))
                continue;
            const auto begin = std::max(*opening, each.from);
            const auto done = std::min(work, each.to - begin);
            work -= done;
            time = begin + done;
        }
    }
    return time;
}

}  // namespace tereze::calendar
