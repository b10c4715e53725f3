// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reads config/calendars/*.toml and counts.
#include "core/calendar/working_days.h"

#include "core/text/toml_reader.h"

#include <utility>

namespace tereze::calendar {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_weekend(sys_days day) {
    const std::chrono::weekday weekday(day);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

struct Days {
    std::set<sys_days> holidays;
    std::set<sys_days> worked;
    std::set<int> years;
};

void read_year(text::TomlTable year, Days& all) {
    const auto number = static_cast<int>(year.integer("year", 1992, 2200));
    year.optional_boolean("confirmed");
    if (!all.years.insert(number).second)
        year.fault("year", "stands twice");
    const auto take = [&](std::string_view key, bool on_weekend_allowed,
                          std::set<sys_days>& days_of) {
        for (const auto date : year.dates(key)) {
            const sys_days day(date);
            if (static_cast<int>(date.year()) != number)
                year.fault(key, iso_date(date) + " is of another year");
            else if (!on_weekend_allowed && is_weekend(day))
                year.fault(key, iso_date(date) + " is a Saturday or a Sunday");
            else if (!days_of.insert(day).second)
                year.fault(key, iso_date(date) + " stands twice");
        }
    };
    take("holidays", true, all.holidays);
    take("days_off", true, all.holidays);
    take("transferred", false, all.holidays);
    take("moved_off", false, all.holidays);
    for (const auto date : year.dates("moved_to_work")) {
        if (static_cast<int>(date.year()) != number || !is_weekend(sys_days(date)))
            year.fault("moved_to_work", iso_date(date) + " is no Saturday or Sunday of the year");
        else
            all.worked.insert(sys_days(date));
    }
    year.finish();
}

}  // namespace

Result<WorkingDays> WorkingDays::load(const std::filesystem::path& file) {
    text::TomlFaults faults;
    const auto name = file.filename().string();
    const auto content = text::read_toml_file(file, name, faults);
    if (!content)
        return fail("calendar.invalid", ErrorClass::Software, Remedy::Configure, faults.joined());
    return parse(*content, name);
}

Result<WorkingDays> WorkingDays::parse(std::string_view content, const std::string& name) {
    text::TomlFaults faults;
    Days all;
    if (const auto document = text::parse_toml(content, name, faults)) {
        text::TomlTable root(*document, name, "", faults);
        auto years = root.tables("years");
        if (years.empty())
            root.fault("years", "is missing");
        for (auto& year : years)
            read_year(std::move(year), all);
        root.finish();
    }
    for (const auto day : all.worked)
        if (all.holidays.contains(day))
            faults.add(name, 0, "moved_to_work", iso_date(Date(day)) + " is a day off as well");
    if (!faults.empty())
        return fail("calendar.invalid", ErrorClass::Software, Remedy::Configure, faults.joined());
    return WorkingDays(std::move(all.holidays), std::move(all.worked), std::move(all.years));
}

WorkingDays::WorkingDays(std::set<sys_days> holidays, std::set<sys_days> worked,
                         std::set<int> years)
    : m_holidays(std::move(holidays)), m_worked(std::move(worked)), m_years(std::move(years)) {}

bool WorkingDays::is_working(Date date) const {
    const sys_days day(date);
    if (m_worked.contains(day))
        return true;
    return !is_weekend(day) && !m_holidays.contains(day);
}

Date WorkingDays::add(Date from, int count) const {
    sys_days day(from);
    while (count > 0) {
        day += days(1);
        if (is_working(Date(day)))
            --count;
    }
    return Date(day);
}

int WorkingDays::between(Date from, Date to) const {
    if (sys_days(to) < sys_days(from))
        return -between(to, from);
    int count = 0;
    for (sys_days day = sys_days(from) + days(1); day <= sys_days(to); day += days(1))
        if (is_working(Date(day)))
            ++count;
    return count;
}

}  // namespace tereze::calendar
