// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Counting over a calendar, and what a calendar file may not say.
#include "core/calendar/working_days.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "tests/unit/core/calendar/samples.h"

using namespace tereze;
using namespace tereze::calendar;
using Catch::Contains;
using std::chrono::sys_days;

namespace {
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view content)
        : m_path(std::filesystem::temp_directory_path() / ("tereze-" + make_uuid_v7() + ".toml")) {
        REQUIRE(write_file_durably(m_path, as_bytes(content)));
    }
    ~TemporaryFile() { std::filesystem::remove(m_path); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

/// What the loader says of a year 2026 with these lines; they stand from line 4 on.
std::string fault_of(const std::string& lines) {
    const auto parsed =
        WorkingDays::parse("[[years]]\nyear = 2026\nsource = \"a decree\"\n" + lines, "test.toml");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == "calendar.invalid");
    return parsed.error().detail;
}
}  // namespace

TEST_CASE("a term counts from the next working day") {
    const auto& calendar = kazakhstan();
    CHECK(calendar.add(day("2026-11-22"), 15) == day("2026-12-11"));  // from a Sunday
    CHECK(calendar.add(day("2026-11-30"), 15) == day("2026-12-22"));  // over 16 December
    CHECK(calendar.add(day("2026-03-02"), 15) == day("2026-03-27"));  // over 9 and 21-25 March
    CHECK(calendar.add(day("2026-10-23"), 1) == day("2026-10-27"));   // over a transferred Monday
    CHECK(calendar.add(day("2026-11-21"), 0) == day("2026-11-21"));
}

TEST_CASE("counting between two days is the reverse of adding") {
    const auto& calendar = kazakhstan();
    CHECK(calendar.between(day("2026-03-02"), day("2026-03-27")) == 15);
    CHECK(calendar.between(day("2026-03-27"), day("2026-03-02")) == -15);
    CHECK(calendar.between(day("2026-03-06"), day("2026-03-09")) == 0);
    for (sys_days from = sys_days(day("2012-01-01")); from < sys_days(day("2027-11-01"));
         from += std::chrono::days(5))
        for (const int count : {1, 2, 15, 30})
            REQUIRE(calendar.between(Date(from), calendar.add(Date(from), count)) == count);
}

TEST_CASE("a file is loaded from its path") {
    const TemporaryFile file("[[years]]\nyear = 2026\nsource = \"a decree\"\n");
    const auto loaded = WorkingDays::load(file.path());
    REQUIRE(loaded);
    CHECK(loaded->covers(day("2026-05-08")));
    const auto missing = WorkingDays::load("/nowhere/kz.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().detail == "kz.toml:0: cannot be read");
}

TEST_CASE("a weekend moved to work is a working day, a day moved off is not") {
    const auto calendar = calendar_of(
        "[[years]]\nyear = 2026\nsource = \"a decree\"\nmoved_off = [2026-05-08]\n"
        "moved_to_work = [2026-05-16]\n");
    CHECK(calendar.is_working(day("2026-05-16")));
    CHECK(calendar.is_moved_to_work(day("2026-05-16")));
    CHECK_FALSE(calendar.is_working(day("2026-05-17")));
    CHECK_FALSE(calendar.is_day_off(day("2026-05-17")));
    CHECK_FALSE(calendar.is_working(day("2026-05-08")));
    CHECK(calendar.is_day_off(day("2026-05-08")));
}

TEST_CASE("a transferred day that a decree moves on is worked again") {
    const auto calendar = calendar_of(
        "[[years]]\nyear = 2020\nsource = \"a decree\"\nholidays = [2020-05-09]\n"
        "transferred = [2020-05-11]\nmoved_off = [2020-05-08]\nmoved_to_work = [2020-05-11]\n");
    CHECK(calendar.is_working(day("2020-05-11")));
    CHECK_FALSE(calendar.is_day_off(day("2020-05-11")));
    CHECK_FALSE(calendar.is_working(day("2020-05-08")));
}

TEST_CASE("a short day is a working day with fewer hours") {
    const auto calendar = calendar_of(
        "[[years]]\nyear = 2026\nsource = \"a decree\"\nshort_days = [2026-03-20, 2026-05-16]\n"
        "moved_to_work = [2026-05-16]\n");
    CHECK(calendar.is_short(day("2026-03-20")));
    CHECK(calendar.is_working(day("2026-03-20")));
    CHECK(calendar.is_short(day("2026-05-16")));
    CHECK_FALSE(calendar.is_short(day("2026-03-19")));
    CHECK_FALSE(calendar.is_short(day("2027-03-20")));
}

TEST_CASE("a date knows whether its year is in the file and confirmed, and by what") {
    const auto calendar = calendar_of(
        "[[years]]\nyear = 2025\nconfirmed = true\nsource = \"decree 1\"\n"
        "[[years]]\nyear = 2026\nconfirmed = false\nsource = \"computed\"\n"
        "[[years]]\nyear = 2027\nsource = \"computed too\"\n");
    CHECK(calendar.is_confirmed(day("2025-12-31")));
    CHECK_FALSE(calendar.is_confirmed(day("2026-01-01")));
    CHECK_FALSE(calendar.is_confirmed(day("2027-01-01")));
    CHECK_FALSE(calendar.is_confirmed(day("2028-01-03")));
    CHECK(calendar.covers(day("2027-12-31")));
    CHECK_FALSE(calendar.covers(day("2028-01-01")));
    CHECK(calendar.source_of(day("2025-07-01")) == "decree 1");
    CHECK(calendar.source_of(day("2028-07-01")).empty());
}

TEST_CASE("beyond the file only Saturdays and Sundays are days off") {
    const auto& calendar = kazakhstan();
    CHECK(calendar.is_working(day("2028-01-03")));
    CHECK_FALSE(calendar.is_working(day("2028-01-01")));
    CHECK_FALSE(calendar.is_day_off(day("2028-01-01")));
}

TEST_CASE("a wrong calendar file is refused with file, line and key") {
    CHECK_THAT(fault_of("holydays = [2026-01-01]\n"),
               Contains("test.toml:4: years[0].holydays: is unknown here"));
    CHECK_THAT(fault_of("holidays = [2025-01-01]\n"),
               Contains(":4: years[0].holidays: 2025-01-01 is of another year"));
    CHECK_THAT(fault_of("holidays = [2026-02-30]\n"), Contains(":4"));
    CHECK_THAT(fault_of("holidays = [2026-01-01, 2026-01-01]\n"),
               Contains("2026-01-01 stands twice"));
    CHECK_THAT(fault_of("holidays = [2026-01-01]\ndays_off = [2026-01-01]\n"),
               Contains(":5: years[0].days_off: 2026-01-01 stands twice"));
    CHECK_THAT(fault_of("transferred = [2026-05-16]\n"), Contains("is a Saturday or a Sunday"));
    CHECK_THAT(fault_of("moved_off = [2026-05-17]\n"), Contains("is a Saturday or a Sunday"));
    CHECK_THAT(fault_of("confirmed = 1\n"), Contains("confirmed: must be true or false"));
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\nsource = \"a decree\"\n"),
               Contains(":5: years[1].year: stands twice"));
}

TEST_CASE("a day moved to work must have been off, and by nothing that stays") {
    CHECK_THAT(fault_of("moved_to_work = [2026-05-15]\n"),
               Contains("2026-05-15 is no Saturday, Sunday or transferred day"));
    CHECK_THAT(fault_of("moved_to_work = [2025-05-17]\n"), Contains("is of another year"));
    CHECK_THAT(fault_of("moved_to_work = [2026-05-16, 2026-05-16]\n"), Contains("stands twice"));
    CHECK_THAT(fault_of("holidays = [2026-08-30]\nmoved_to_work = [2026-08-30]\n"),
               Contains(":5: years[0].moved_to_work: 2026-08-30 is a day off as well"));
    CHECK_THAT(fault_of("moved_off = [2026-05-08]\nmoved_to_work = [2026-05-08]\n"),
               Contains("2026-05-08 is a day off as well"));
}

TEST_CASE("a short day must be worked") {
    CHECK_THAT(fault_of("short_days = [2026-05-16]\n"),
               Contains(":4: years[0].short_days: 2026-05-16 is no working day"));
    CHECK_THAT(fault_of("holidays = [2026-12-16]\nshort_days = [2026-12-16]\n"),
               Contains("2026-12-16 is no working day"));
    CHECK_THAT(fault_of("short_days = [2026-05-15, 2026-05-15]\n"), Contains("stands twice"));
}

TEST_CASE("a year must say what it was compared with") {
    const auto fault = [](std::string_view content) {
        const auto parsed = WorkingDays::parse(content, "test.toml");
        REQUIRE_FALSE(parsed);
        return parsed.error().detail;
    };
    CHECK_THAT(fault("[[years]]\nyear = 2026\n"),
               Contains("test.toml:1: years[0].source: is missing"));
    CHECK_THAT(fault("[[years]]\nyear = 2026\nsource = \"\"\n"), Contains(":3: years[0].source"));
    CHECK_THAT(fault("[[years]]\nsource = \"a decree\"\n"), Contains("years[0].year: is missing"));
    CHECK_THAT(fault("years = \n"), Contains("test.toml:1"));
    CHECK_THAT(fault(""), Contains("years: is missing"));
}
