// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Dates and times against values written by hand (and `date -u`).
#include "core/calendar/civil_time.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::calendar;
using namespace std::chrono_literals;

namespace {
Date day(int year, unsigned month, unsigned number) {
    return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)};
}
TimePoint at(long unix_seconds) {
    return TimePoint(std::chrono::seconds(unix_seconds));
}
}  // namespace

TEST_CASE("a time is written in UTC for storage and in Almaty time for people") {
    const auto time = at(1795324747);  // date -u -d @1795324747: 2026-11-22 05:19:07
    CHECK(iso_time(time) == "2026-11-22T05:19:07Z");
    CHECK(short_clock(time) == "10:19");
    CHECK(short_date_time(time) == "22.11.2026 10:19");
    CHECK(date_in_almaty(time) == day(2026, 11, 22));
}

TEST_CASE("the day changes at 19:00 UTC in Almaty") {
    CHECK(date_in_almaty(*parse_iso_time("2026-12-31T18:59:59Z")) == day(2026, 12, 31));
    CHECK(date_in_almaty(*parse_iso_time("2026-12-31T19:00:00Z")) == day(2027, 1, 1));
    CHECK(short_date_time(*parse_iso_time("2026-12-31T19:00:00Z")) == "01.01.2027 00:00");
}

TEST_CASE("a moment and the clock on the wall in Almaty are five hours apart") {
    const auto time = at(1795324747);
    const auto wall = local_in_almaty(time + 250ms);
    CHECK(wall == std::chrono::local_days(day(2026, 11, 22)) + 10h + 19min + 7s);
    CHECK(from_local_in_almaty(wall) == time);
    CHECK(local_in_almaty(at(-1)) == std::chrono::local_days(day(1970, 1, 1)) + 4h + 59min + 59s);
}

TEST_CASE("times before 1970 are written rightly") {
    CHECK(iso_time(at(-1)) == "1969-12-31T23:59:59Z");
}

TEST_CASE("an RFC 3339 time is read with Z, an offset and a fraction") {
    const auto time = at(1795324747);
    CHECK(parse_iso_time("2026-11-22T05:19:07Z") == time);
    CHECK(parse_iso_time("2026-11-22T10:19:07+05:00") == time);
    CHECK(parse_iso_time("2026-11-22T02:49:07-02:30") == time);
    CHECK(parse_iso_time("2026-11-22T05:19:07.250Z") == time + 250ms);
    CHECK(parse_iso_time("2026-11-22T05:19:07.1234567899Z") == time + 123456789ns);
    CHECK(parse_iso_time("2026-12-31T23:59:60Z") == parse_iso_time("2027-01-01T00:00:00Z"));
}

TEST_CASE("what is no time is not read") {
    for (const char* text :
         {"", "2026-11-22", "2026-11-22T05:19:07", "2026-11-22 05:19:07Z", "2026-02-30T00:00:00Z",
          "2026-11-22T24:00:00Z", "2026-11-22T05:60:00Z", "2026-11-22T05:19:61Z",
          "2026-11-22T05:19:07.Z", "2026-11-22T05:19:07Zx", "2026-11-22T05:19:07+5:00",
          "2026-11-22T05:19:07+24:00", "26-11-22T05:19:07Z", "2026-11-22T-5:19:07Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_time(text).has_value());
    }
}

TEST_CASE("an ISO date is read and written, and no other is") {
    CHECK(iso_date(day(2026, 3, 9)) == "2026-03-09");
    CHECK(parse_iso_date("2024-02-29") == day(2024, 2, 29));
    for (const char* text : {"", "2023-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "20260101",
                             "2026-01-01 ", " 2026-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_date(text).has_value());
    }
}

TEST_CASE("dates are written for people in the three languages") {
    using text::Language;
    CHECK(short_date(day(2026, 11, 22)) == "22.11.2026");
    CHECK(short_date(day(2026, 1, 2)) == "02.01.2026");
    CHECK(long_date(day(2026, 11, 22), Language::Kazakh) == "2026 жылғы 22 қараша");
    CHECK(long_date(day(2026, 11, 22), Language::Russian) == "22 ноября 2026 года");
    CHECK(long_date(day(2026, 11, 22), Language::English) == "22 November 2026");
    CHECK(long_date(day(2015, 5, 5), Language::Kazakh) == "2015 жылғы 5 мамыр");
    CHECK(long_date(day(2015, 5, 5), Language::Russian) == "5 мая 2015 года");
    CHECK(long_date(day(2016, 12, 12), Language::Kazakh) == "2016 жылғы 12 желтоқсан");
}

TEST_CASE("a time beyond what the clock can count is no time") {
    CHECK(calendar::parse_iso_time("2200-12-31T23:59:59Z"));
    for (const auto* text : {"2263-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1600-01-01T00:00:00Z",
                             "0001-01-01T00:00:00+14:00"})
        CHECK_FALSE(calendar::parse_iso_time(text));
}
