// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/calendars/kz.toml against what was published of each year, and against the rules of law.
#include "core/text/toml_reader.h"
#include "tests/unit/core/calendar/samples.h"

using namespace tereze;
using namespace tereze::calendar;
using std::chrono::sys_days;

namespace {
constexpr int kFirstYear = 2012;
constexpr int kLastYear = 2027;

int working_days_of(int year, unsigned first_month, unsigned last_month) {
    const auto from = std::chrono::year(year) / std::chrono::month(first_month) / 1;
    const Date to = std::chrono::year(year) / std::chrono::month(last_month) / std::chrono::last;
    return kazakhstan().between(Date(sys_days(from) - std::chrono::days(1)), to);
}

/// A holiday of the Law "On holidays" and the years in which it was one.
struct Holiday {
    unsigned month;
    unsigned day;
    int from = kFirstYear;
    int to = kLastYear;
};
constexpr Holiday kLaw[] = {
    {1, 1},         {1, 2},
    {3, 8},         {3, 15, 2027},
    {3, 21},        {3, 22},
    {3, 23},        {5, 1},
    {5, 7, 2013},   {5, 9},
    {7, 6},         {8, 30, 2012, 2025},
    {10, 25, 2022}, {12, 1, 2012, 2021},
    {12, 16},       {12, 17, 2012, 2021},
};

std::set<sys_days> holidays_by_law(int year) {
    std::set<sys_days> found;
    for (const auto& each : kLaw)
        if (each.from <= year && year <= each.to)
            found.insert(std::chrono::year(year) / std::chrono::month(each.month) /
                         std::chrono::day(each.day));
    return found;
}

bool is_weekend(sys_days each) {
    return std::chrono::weekday(each).iso_encoding() > 5;
}

std::set<sys_days> to_set(const std::vector<Date>& dates) {
    return {dates.begin(), dates.end()};
}

/// Law "On holidays" art. 5, written again.
std::set<sys_days> transferred_by_law(const std::set<sys_days>& holidays,
                                      const std::set<sys_days>& days_off) {
    std::set<sys_days> found;
    for (const auto holiday : holidays) {
        if (!is_weekend(holiday))
            continue;
        sys_days next = holiday;
        do
            next += std::chrono::days(1);
        while (is_weekend(next) || holidays.contains(next) || days_off.contains(next) ||
               found.contains(next));
        found.insert(next);
    }
    return found;
}
}  // namespace

TEST_CASE("working days of a year are as many as the published balance of the five-day week") {
    struct Row {
        int year;
        int published;
    };
    // Only years of which a number was found; what each says stands beside it.
    const Row row =
        GENERATE(Row{2016, 366 - 121},  // egov.kz: 121 days off
                 Row{2018, 246},        // the press, five-day week: 246 and 119
                 Row{2019, 365 - 119},  // egov.kz: 119 days off
                 Row{2020, 366 - 120},  // the press: 120 days off
                 Row{2021, 365 - 120},  // Ministry of Labour: 120 days off
                 // 245 published in November 2021, with 1, 16 and 17 (19) December; the
                 // law of September 2022 gave 25 October for two of them.
                 Row{2022, 245 - 1 + 2}, Row{2023, 246},  // counted in a public list of days off
                 Row{2024, 248 + 1},    // the ministry, with Kurban ait on 17 June
                 Row{2025, 365 - 119},  // the press: 119 days off
                 Row{2026, 246 + 1});   // the ministry, with 31 August still off
    CAPTURE(row.year);
    CHECK(working_days_of(row.year, 1, 12) == row.published);
}

TEST_CASE("working days of months are as many as were published") {
    struct Row {
        int year;
        unsigned month;
        int published;
    };
    const std::vector<Row> rows{
        {2015, 1, 31 - 12},
        {2015, 3, 31 - 13},
        {2015, 5, 31 - 13},  // days off, the press
        {2016, 5, 31 - 12},
        {2017, 1, 31 - 11},
        {2017, 5, 31 - 11},
        {2017, 12, 31 - 13},
        {2018, 3, 31 - 13},
        {2019, 3, 17},
        {2019, 5, 31 - 11},
        {2019, 7, 22},
        {2020, 3, 31 - 13},
        {2020, 5, 31 - 13},
        {2020, 7, 21},
        {2020, 8, 31 - 11},
        {2021, 3, 19},
        {2021, 5, 31 - 13},
        {2021, 7, 20},
        {2022, 3, 31 - 12},
        {2022, 7, 20},
        {2022, 12, 21},
        {2023, 1, 31 - 11},
        {2023, 4, 20},
        {2023, 10, 31 - 10},
        // The ministry's balance of 2024; June with Kurban ait on Monday 17 June had 19.
        {2024, 1, 21},
        {2024, 2, 21},
        {2024, 3, 17},
        {2024, 4, 22},
        {2024, 5, 20},
        {2024, 6, 19 + 1},
        {2024, 7, 22},
        {2024, 8, 21},
        {2024, 9, 21},
        {2024, 10, 22},
        {2024, 11, 21},
        {2024, 12, 21},
        {2025, 1, 31 - 11},
        {2025, 3, 31 - 14},
        {2025, 7, 22},
        {2025, 8, 21},
        {2026, 1, 19},
        {2026, 3, 18},
        {2026, 5, 17},
    };
    for (const auto& row : rows) {
        CAPTURE(row.year, row.month);
        CHECK(working_days_of(row.year, row.month, row.month) == row.published);
    }
}

TEST_CASE("days that decrees moved are off, and their Saturdays and Sundays are worked") {
    const std::pair<const char*, const char*> moves[] = {
        {"2012-03-09", "2012-03-11"}, {"2012-04-30", "2012-04-28"}, {"2012-12-31", "2012-12-29"},
        {"2013-05-10", "2013-05-04"}, {"2013-10-14", "2013-10-12"}, {"2014-01-03", "2013-12-28"},
        {"2014-05-02", "2014-05-04"}, {"2014-05-08", "2014-05-11"}, {"2016-03-07", "2016-03-05"},
        {"2017-03-20", "2017-03-18"}, {"2017-07-07", "2017-07-01"}, {"2018-03-09", "2018-03-03"},
        {"2018-04-30", "2018-04-28"}, {"2018-05-08", "2018-05-05"}, {"2018-08-31", "2018-08-25"},
        {"2018-12-31", "2018-12-29"}, {"2019-05-10", "2019-05-04"}, {"2020-01-03", "2020-01-05"},
        {"2020-05-08", "2020-05-11"}, {"2020-12-18", "2020-12-20"}, {"2021-07-05", "2021-07-03"},
        {"2022-03-07", "2022-03-05"}, {"2022-08-29", "2022-08-27"}, {"2022-10-24", "2022-10-22"},
        {"2023-07-07", "2023-07-01"}, {"2024-05-08", "2024-05-04"}, {"2025-01-03", "2025-01-05"},
    };
    int moved = 0;
    for (sys_days each = sys_days(day("2012-01-01")); each < sys_days(day("2028-01-01"));
         each += std::chrono::days(1))
        moved += kazakhstan().is_moved_to_work(Date(each)) ? 1 : 0;
    CHECK(moved == static_cast<int>(std::size(moves)));
    for (const auto& [off, worked] : moves) {
        CAPTURE(off, worked);
        CHECK_FALSE(kazakhstan().is_working(day(off)));
        CHECK(kazakhstan().is_working(day(worked)));
    }
}

TEST_CASE("days off and working days beside holidays are those of the printed calendars") {
    for (const char* off :
         {"2012-01-03", "2012-10-26", "2013-03-25", "2013-10-15", "2015-05-11", "2015-08-31",
          "2015-09-24", "2016-01-04", "2016-05-10", "2016-09-12", "2016-12-19", "2017-09-01",
          "2017-12-18", "2017-12-19", "2018-08-21", "2018-12-18", "2019-07-08", "2019-12-02",
          "2020-07-31", "2021-03-24", "2021-07-20", "2022-01-04", "2022-10-25", "2023-06-28",
          "2023-12-18", "2024-03-25", "2024-07-08", "2025-01-07", "2025-03-10", "2025-03-25",
          "2025-06-06", "2025-07-07", "2025-09-01", "2025-10-27", "2026-01-07", "2026-03-09",
          "2026-03-24", "2026-03-25", "2026-05-11", "2026-05-27", "2026-10-26", "2026-12-16",
          "2027-01-04", "2027-03-15", "2027-03-24", "2027-05-03", "2027-05-10"}) {
        CAPTURE(off);
        CHECK_FALSE(kazakhstan().is_working(day(off)));
    }
    for (const char* worked :
         {"2012-05-07",                                            // not yet a holiday
          "2012-01-09", "2017-01-09", "2023-01-09", "2024-01-08",  // Christmas is not transferred
          "2014-10-06", "2019-08-12", "2022-07-11", "2024-06-17",  // nor is Kurban ait
          "2017-08-31", "2020-12-31", "2021-10-25",                // not yet a holiday again
          "2022-12-01", "2022-12-19", "2024-12-17",                // holidays no longer
          "2025-05-08", "2026-05-08", "2026-08-31", "2027-05-17", "2027-08-30"}) {
        CAPTURE(worked);
        CHECK(kazakhstan().is_working(day(worked)));
    }
}

TEST_CASE("holidays and transferred days of the file follow from the law of each year") {
    text::TomlFaults faults;
    const auto document = text::parse_toml_file(
        std::filesystem::path(TEREZE_SOURCE_DIR) / "config/calendars/kz.toml", "kz.toml", faults);
    REQUIRE(document);
    text::TomlTable root(*document, "kz.toml", "", faults);
    int number = kFirstYear;
    for (auto& year : root.tables("years")) {
        CAPTURE(number);
        REQUIRE(year.integer("year", kFirstYear, kLastYear) == number);
        const auto holidays = to_set(year.dates("holidays"));
        const auto days_off = to_set(year.dates("days_off"));
        CHECK(holidays == holidays_by_law(number));
        CHECK(days_off.size() == 2);
        CHECK(days_off.contains(std::chrono::year(number) / std::chrono::January / 7));
        CHECK(to_set(year.dates("transferred")) == transferred_by_law(holidays, days_off));
        CHECK(year.text("source").size() > 20);
        ++number;
    }
    CHECK(number == kLastYear + 1);
    CHECK(faults.list().empty());
}

TEST_CASE("Kurban ait moves by eleven days or so each year") {
    text::TomlFaults faults;
    const auto document = text::parse_toml_file(
        std::filesystem::path(TEREZE_SOURCE_DIR) / "config/calendars/kz.toml", "kz.toml", faults);
    REQUIRE(document);
    text::TomlTable root(*document, "kz.toml", "", faults);
    std::optional<sys_days> before;
    for (auto& year : root.tables("years")) {
        const sys_days kurban_ait = *to_set(year.dates("days_off")).rbegin();
        // Twelve months of the moon.
        if (before)
            CHECK(std::abs((kurban_ait - *before).count() - 354) <= 2);
        before = kurban_ait;
    }
    CHECK(before);
}

TEST_CASE("years whose calendar or decrees were found are confirmed, the others are not") {
    for (int year = kFirstYear; year <= kLastYear; ++year) {
        CAPTURE(year);
        const auto date = std::chrono::year(year) / std::chrono::June / 1;
        CHECK(kazakhstan().covers(date));
        CHECK(kazakhstan().is_confirmed(date) == (year <= 2025));
    }
}

TEST_CASE("no day is short: the Labour Code knows none, and the balance counts eight hours a day") {
    // Ministry of Labour, balance of 2024: 248 days are 1984 hours.
    CHECK(1984 == 248 * 8);
    for (sys_days each = sys_days(day("2012-01-01")); each < sys_days(day("2028-01-01"));
         each += std::chrono::days(1))
        REQUIRE_FALSE(kazakhstan().is_short(Date(each)));
}
