// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The calendar of Kazakhstan against days looked up by hand in printed calendars.
#include "core/calendar/working_days.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/text/toml_reader.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::calendar;
using std::chrono::sys_days;

namespace {
const std::filesystem::path kFile =
    std::filesystem::path(TEREZE_SOURCE_DIR) / "config/calendars/kz.toml";

Date day(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    REQUIRE(date);
    return *date;
}

WorkingDays kazakhstan() {
    auto loaded = WorkingDays::load(kFile);
    if (!loaded)
        FAIL(loaded.error().detail);
    return std::move(*loaded);
}

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

std::string fault_of(std::string_view content) {
    const TemporaryFile file(content);
    const auto loaded = WorkingDays::load(file.path());
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == "calendar.invalid");
    return loaded.error().detail;
}
}  // namespace

TEST_CASE("days off of 2024 to 2027 are those of the printed calendars") {
    const auto calendar = kazakhstan();
    for (const char* off :
         {"2024-03-25", "2024-07-08", "2025-01-07", "2025-03-10", "2025-03-24", "2025-03-25",
          "2025-06-06", "2025-07-07", "2025-09-01", "2025-10-27", "2026-01-01", "2026-01-02",
          "2026-01-07", "2026-03-09", "2026-03-23", "2026-03-24", "2026-03-25", "2026-05-01",
          "2026-05-07", "2026-05-11", "2026-05-27", "2026-07-06", "2026-08-31", "2026-10-26",
          "2026-12-16", "2027-01-04", "2027-03-24", "2027-05-03", "2027-05-10"}) {
        CAPTURE(off);
        CHECK_FALSE(calendar.is_working(day(off)));
    }
    for (const char* worked :
         {"2024-01-08",  // Christmas on a Sunday is not transferred
          "2024-06-17",  // nor is Kurban ait of 16 June 2024, a Sunday
          "2027-05-17",  // nor that of 16 May 2027
          "2026-01-05", "2026-01-06", "2026-03-26", "2026-05-08", "2026-12-15", "2026-12-17"}) {
        CAPTURE(worked);
        CHECK(calendar.is_working(day(worked)));
    }
}

TEST_CASE("January 2026 has nineteen working days") {
    // The production calendar of the five-day week published for January 2026: 19.
    CHECK(kazakhstan().between(day("2025-12-31"), day("2026-01-31")) == 19);
}

TEST_CASE("the transferred days of the file follow from its holidays") {
    text::TomlFaults faults;
    const auto document = text::parse_toml_file(kFile, "kz.toml", faults);
    REQUIRE(document);
    text::TomlTable root(*document, "kz.toml", "", faults);
    auto years = root.tables("years");
    REQUIRE(years.size() == 4);
    for (auto& year : years) {
        const auto to_set = [](const std::vector<Date>& dates) {
            return std::set<sys_days>(dates.begin(), dates.end());
        };
        const auto weekend = [](sys_days each) {
            return std::chrono::weekday(each).iso_encoding() > 5;
        };
        const auto holidays = to_set(year.dates("holidays"));
        const auto days_off = to_set(year.dates("days_off"));
        CHECK(holidays.size() == 13);
        std::set<sys_days> transferred;
        for (const auto holiday : holidays) {
            if (!weekend(holiday))
                continue;
            sys_days next = holiday;
            do
                next += std::chrono::days(1);
            while (weekend(next) || holidays.contains(next) || days_off.contains(next) ||
                   transferred.contains(next));
            transferred.insert(next);
        }
        CHECK(to_set(year.dates("transferred")) == transferred);
    }
}

TEST_CASE("a term counts from the next working day") {
    const auto calendar = kazakhstan();
    CHECK(calendar.add(day("2026-11-22"), 15) == day("2026-12-11"));  // from a Sunday
    CHECK(calendar.add(day("2026-11-30"), 15) == day("2026-12-22"));  // over 16 December
    CHECK(calendar.add(day("2026-03-02"), 15) == day("2026-03-27"));  // over 9 and 21-25 March
    CHECK(calendar.add(day("2026-10-23"), 1) == day("2026-10-27"));   // over a transferred Monday
    CHECK(calendar.add(day("2026-11-21"), 0) == day("2026-11-21"));
}

TEST_CASE("counting between two days is the reverse of adding") {
    const auto calendar = kazakhstan();
    CHECK(calendar.between(day("2026-03-02"), day("2026-03-27")) == 15);
    CHECK(calendar.between(day("2026-03-27"), day("2026-03-02")) == -15);
    CHECK(calendar.between(day("2026-03-06"), day("2026-03-09")) == 0);
    for (sys_days from = sys_days(day("2024-01-01")); from < sys_days(day("2027-11-01"));
         from += std::chrono::days(3))
        for (const int count : {1, 2, 15, 30})
            REQUIRE(calendar.between(Date(from), calendar.add(Date(from), count)) == count);
}

TEST_CASE("a weekend moved to work is a working day, a day moved off is not") {
    const TemporaryFile file(
        "[[years]]\nyear = 2026\nmoved_off = [2026-05-08]\nmoved_to_work = [2026-05-16]\n");
    const auto calendar = WorkingDays::load(file.path());
    REQUIRE(calendar);
    CHECK(calendar->is_working(day("2026-05-16")));
    CHECK_FALSE(calendar->is_working(day("2026-05-08")));
    CHECK(calendar->covers(day("2026-05-08")));
    CHECK_FALSE(calendar->covers(day("2028-05-08")));
}

TEST_CASE("a wrong calendar file is refused with file, line and key") {
    using Catch::Contains;
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\nholydays = [2026-01-01]\n"),
               Contains(".toml:3: years[0].holydays: is unknown here"));
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\nholidays = [2025-01-01]\n"),
               Contains(":3: years[0].holidays: 2025-01-01 is of another year"));
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\nholidays = [2026-02-30]\n"), Contains(":3"));
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\nmoved_to_work = [2026-05-15]\n"),
               Contains("is no Saturday or Sunday"));
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\ntransferred = [2026-05-16]\n"),
               Contains("is a Saturday or a Sunday"));
    CHECK_THAT(fault_of("[[years]]\nyear = 2026\n[[years]]\nyear = 2026\n"),
               Contains(":4: years[1].year: stands twice"));
    CHECK_THAT(fault_of("years = \n"), Contains(".toml:1"));
    CHECK_THAT(fault_of(""), Contains("years: is missing"));
}
