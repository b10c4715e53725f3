// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Doors, lunch breaks and limits of hours, counted by hand.
#include "core/calendar/opening_hours.h"

#include "tests/unit/core/calendar/samples.h"

#include <random>

using namespace tereze;
using namespace tereze::calendar;
using namespace std::chrono_literals;

namespace {
const WorkingDays& spring() {
    // Week of Monday 2 March 2026: Friday off by decree for Saturday 14 March; short Thursday 12.
    static const WorkingDays kCalendar = calendar_of(
        "[[years]]\nyear = 2026\nsource = \"made up\"\nholidays = [2026-03-08]\n"
        "transferred = [2026-03-09]\nmoved_off = [2026-03-06]\nmoved_to_work = [2026-03-14]\n"
        "short_days = [2026-03-12]\n");
    return kCalendar;
}

OpeningHours made(OpeningPlan plan) {
    auto hours = OpeningHours::make(std::move(plan));
    if (!hours)
        FAIL(hours.error().detail);
    return std::move(*hours);
}

/// Zhambyl 2013, clause 9: nine to seven, lunch from one to three, working days.
OpeningHours office() {
    return made({.opens = 9h, .closes = 19h, .lunch = LunchBreak{13h, 15h}});
}

std::string fault_of(OpeningPlan plan) {
    const auto hours = OpeningHours::make(std::move(plan));
    REQUIRE_FALSE(hours);
    CHECK(hours.error().code == "calendar.hours_invalid");
    return hours.error().detail;
}
}  // namespace

TEST_CASE("a door is open from the first minute of its hours to the last, and shut over lunch") {
    const auto hours = office();
    for (const char* open : {"2026-03-02 09:00", "2026-03-02 12:59", "2026-03-02 15:00",
                             "2026-03-02 18:59", "2026-03-05 10:00"}) {
        CAPTURE(open);
        CHECK(hours.open_at(wall(open), spring()));
    }
    for (const char* shut : {"2026-03-02 08:59", "2026-03-02 13:00", "2026-03-02 14:59",
                             "2026-03-02 19:00", "2026-03-02 00:00"}) {
        CAPTURE(shut);
        CHECK_FALSE(hours.open_at(wall(shut), spring()));
    }
    CHECK(hours.open_at(wall("2026-03-02 18:59") + 59s, spring()));
}

TEST_CASE("days of the week, holidays and moved days open and shut the door") {
    const auto hours = office();
    CHECK_FALSE(hours.open_at(wall("2026-03-06 10:00"), spring()));  // moved off
    CHECK_FALSE(hours.open_at(wall("2026-03-07 10:00"), spring()));  // Saturday
    CHECK_FALSE(hours.open_at(wall("2026-03-08 10:00"), spring()));  // holiday
    CHECK_FALSE(hours.open_at(wall("2026-03-09 10:00"), spring()));  // transferred
    CHECK(hours.open_at(wall("2026-03-14 10:00"), spring()));        // Saturday moved to work
    CHECK_FALSE(hours.open_at(wall("2026-03-15 10:00"), spring()));
}

TEST_CASE("a centre that names Saturday is open on ordinary Saturdays, not on a holiday") {
    const auto centre = made({.opens = 9h, .closes = 20h, .weekdays = {1, 2, 3, 4, 5, 6}});
    CHECK(centre.open_at(wall("2026-03-07 13:30"), spring()));
    CHECK_FALSE(centre.open_at(wall("2026-03-08 13:30"), spring()));
    const auto calendar = calendar_of(
        "[[years]]\nyear = 2026\nsource = \"made up\"\nholidays = [2026-05-09]\n"
        "transferred = [2026-05-11]\n");
    CHECK_FALSE(centre.open_at(wall("2026-05-09 10:00"), calendar));
    const auto on_sundays = made({.opens = 9h, .closes = 20h, .weekdays = {7}});
    CHECK(on_sundays.open_at(wall("2026-03-15 10:00"), spring()));
    CHECK_FALSE(on_sundays.open_at(wall("2026-03-16 10:00"), spring()));
}

TEST_CASE("round the clock knows no lunch and no holiday") {
    const auto portal = OpeningHours::round_the_clock();
    CHECK(portal.is_round_the_clock());
    CHECK_FALSE(portal.plan());
    CHECK(portal.open_at(wall("2026-03-08 00:00"), spring()));
    CHECK(portal.next_opening(wall("2026-03-08 03:00"), spring()) == wall("2026-03-08 03:00"));
    CHECK(portal.worked_between(wall("2026-03-06 12:00"), wall("2026-03-09 12:00"), spring()) ==
          72h);
    CHECK(portal.after(wall("2026-03-06 12:00"), 30h, spring()) == wall("2026-03-07 18:00"));
}

TEST_CASE("the next opening is now, after lunch, tomorrow or after the days off") {
    const auto hours = office();
    const auto next = [&](std::string_view from) {
        return hours.next_opening(wall(from), spring());
    };
    CHECK(next("2026-03-02 10:00") == wall("2026-03-02 10:00"));
    CHECK(next("2026-03-02 07:00") == wall("2026-03-02 09:00"));
    CHECK(next("2026-03-02 13:00") == wall("2026-03-02 15:00"));
    CHECK(next("2026-03-02 19:00") == wall("2026-03-03 09:00"));
    CHECK(next("2026-03-05 19:00") == wall("2026-03-10 09:00"));
    CHECK(next("2026-03-13 19:00") == wall("2026-03-14 09:00"));
}

TEST_CASE("a calendar that gives every day off has no next opening") {
    std::map<int, CalendarYear> years;
    for (int year = 2026; year <= 2028; ++year)
        for (auto each = std::chrono::sys_days(day(std::to_string(year) + "-01-01"));
             Date(each).year() == std::chrono::year(year); each += std::chrono::days(1))
            years[year].off.insert(each);
    const WorkingDays calendar(std::move(years));
    CHECK_FALSE(office().next_opening(wall("2026-03-02 10:00"), calendar));
    CHECK_FALSE(office().after(wall("2026-03-02 10:00"), 1h, calendar));
    CHECK(office().worked_between(wall("2026-01-01 00:00"), wall("2028-01-01 00:00"), calendar) ==
          0h);
}

TEST_CASE("working time between two moments leaves out lunch, nights and days off") {
    const auto hours = office();
    const auto worked = [&](std::string_view from, std::string_view to) {
        return hours.worked_between(wall(from), wall(to), spring());
    };
    CHECK(worked("2026-03-02 10:00", "2026-03-02 10:20") == 20min);
    CHECK(worked("2026-03-02 12:50", "2026-03-02 15:10") == 20min);
    CHECK(worked("2026-03-02 13:10", "2026-03-02 14:50") == 0min);
    CHECK(worked("2026-03-02 00:00", "2026-03-03 00:00") == 8h);
    CHECK(worked("2026-03-02 18:30", "2026-03-03 09:30") == 1h);
    CHECK(worked("2026-03-05 18:00", "2026-03-10 10:00") == 2h);
    CHECK(worked("2026-03-10 10:00", "2026-03-05 18:00") == -2h);
    CHECK(worked("2026-03-13 18:00", "2026-03-16 10:00") == 10h);  // with the Saturday worked
}

TEST_CASE("a limit of working time ends where its last minute is worked") {
    const auto hours = office();
    const auto ends = [&](std::string_view from, std::chrono::seconds work) {
        return hours.after(wall(from), work, spring());
    };
    CHECK(ends("2026-03-02 10:00", 20min) == wall("2026-03-02 10:20"));
    CHECK(ends("2026-03-02 12:50", 20min) == wall("2026-03-02 15:10"));
    CHECK(ends("2026-03-02 12:50", 10min) == wall("2026-03-02 13:00"));
    CHECK(ends("2026-03-02 18:00", 1h) == wall("2026-03-02 19:00"));
    CHECK(ends("2026-03-02 18:00", 61min) == wall("2026-03-03 09:01"));
    CHECK(ends("2026-03-05 18:00", 2h) == wall("2026-03-10 10:00"));
    CHECK(ends("2026-03-02 09:00", 24h) == wall("2026-03-04 19:00"));
    CHECK(ends("2026-03-07 12:00", 0min) == wall("2026-03-07 12:00"));
}

TEST_CASE("a limit and the working time up to its end agree") {
    const auto hours = office();
    std::mt19937 random(20260302);
    for (int i = 0; i < 2000; ++i) {
        const auto from = wall("2026-03-02 00:00") + std::chrono::minutes(random() % 20'000);
        const auto work = std::chrono::minutes(random() % 3'000);
        const auto end = hours.after(from, work, spring());
        REQUIRE(end);
        CAPTURE(i);
        REQUIRE(hours.worked_between(from, *end, spring()) == work);
    }
}

TEST_CASE("a short day closes earlier where the centre says so") {
    auto plan = *office().plan();
    CHECK(office().open_at(wall("2026-03-12 18:30"), spring()));
    plan.closes_on_short_days = 18h;
    CHECK_FALSE(made(plan).open_at(wall("2026-03-12 18:30"), spring()));
    CHECK(made(plan).open_at(wall("2026-03-11 18:30"), spring()));
    // Closing in the lunch break or before it: there is no afternoon.
    for (const auto closes : {13h, 14h, 15h}) {
        plan.closes_on_short_days = closes;
        CHECK(made(plan).worked_between(wall("2026-03-12 00:00"), wall("2026-03-13 00:00"),
                                        spring()) == 4h);
    }
    plan.closes_on_short_days = 12h;
    CHECK(made(plan).worked_between(wall("2026-03-12 00:00"), wall("2026-03-13 00:00"), spring()) ==
          3h);
}

TEST_CASE("hours are equal when their plans are") {
    CHECK(office() == office());
    CHECK_FALSE(office() == OpeningHours::round_the_clock());
    CHECK(OpeningHours::round_the_clock() == OpeningHours::round_the_clock());
    auto plan = *office().plan();
    plan.lunch.reset();
    CHECK_FALSE(made(plan) == office());
}

TEST_CASE("a centre may be open until midnight") {
    const auto hours = made({.opens = 0h, .closes = 24h});
    CHECK(hours.open_at(wall("2026-03-02 23:59"), spring()));
    CHECK(hours.worked_between(wall("2026-03-02 22:00"), wall("2026-03-03 02:00"), spring()) == 4h);
    CHECK(hours.after(wall("2026-03-02 22:00"), 2h, spring()) == wall("2026-03-03 00:00"));
}

TEST_CASE("hours that cannot be kept are refused") {
    using Catch::Contains;
    CHECK_THAT(fault_of({.opens = 9h, .closes = 9h}), Contains("later than opens"));
    CHECK_THAT(fault_of({.opens = 20h, .closes = 4h}), Contains("later than opens"));
    CHECK_THAT(fault_of({.opens = 9h, .closes = 24h + 1min}), Contains("within one day"));
    CHECK_THAT(fault_of({.opens = -1min, .closes = 9h}), Contains("within one day"));
    const auto with_lunch = [](std::chrono::minutes from, std::chrono::minutes to) {
        return OpeningPlan{.opens = 9h, .closes = 18h, .lunch = LunchBreak{from, to}};
    };
    CHECK_THAT(fault_of(with_lunch(9h, 10h)), Contains("lunch"));
    CHECK_THAT(fault_of(with_lunch(14h, 13h)), Contains("lunch"));
    CHECK_THAT(fault_of(with_lunch(13h, 13h)), Contains("lunch"));
    CHECK_THAT(fault_of(with_lunch(17h, 18h)), Contains("lunch"));
    CHECK_THAT(fault_of({.opens = 9h, .closes = 18h, .weekdays = {}}), Contains("missing"));
    CHECK_THAT(fault_of({.opens = 9h, .closes = 18h, .weekdays = {0, 1}}), Contains("from 1"));
    CHECK_THAT(fault_of({.opens = 9h, .closes = 18h, .weekdays = {1, 8}}), Contains("from 1"));
    CHECK_THAT(fault_of({.opens = 9h, .closes = 18h, .closes_on_short_days = 9h}),
               Contains("short day"));
    CHECK_THAT(fault_of({.opens = 9h, .closes = 18h, .closes_on_short_days = 19h}),
               Contains("short day"));
}
