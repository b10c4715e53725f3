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

/// One year of the file: collects its days and reports what cannot be.
class YearReader {
  public:
    YearReader(text::TomlTable& table, int number) : m_table(table), m_number(number) {}

    CalendarYear read() {
        m_year.source = m_table.text("source");
        m_year.confirmed = m_table.optional_boolean("confirmed").value_or(false);
        read_off("holidays", Weekends::Allowed);
        read_off("days_off", Weekends::Allowed);
        read_off("moved_off", Weekends::Refused);
        // A decree may move a transferred day on (2020: from 11 May to 8 May), none of the above.
        const auto fixed = m_year.off;
        read_off("transferred", Weekends::Refused);
        read_worked(fixed);
        read_short();
        return std::move(m_year);
    }

  private:
    enum class Weekends { Allowed, Refused };

    /// The dates of a key that lie in the year.
    std::vector<sys_days> days_of(std::string_view key) {
        std::vector<sys_days> found;
        for (const auto date : m_table.dates(key)) {
            if (static_cast<int>(date.year()) == m_number)
                found.emplace_back(date);
            else
                m_table.fault(key, iso_date(date) + " is of another year");
        }
        return found;
    }

    void fault(std::string_view key, sys_days day, std::string_view what) {
        m_table.fault(key, iso_date(Date(day)) + std::string(what));
    }

    void read_off(std::string_view key, Weekends weekends) {
        for (const auto day : days_of(key)) {
            if (weekends == Weekends::Refused && is_weekend(day))
                fault(key, day, " is a Saturday or a Sunday");
            else if (!m_year.off.insert(day).second)
                fault(key, day, " stands twice");
        }
    }

    void read_worked(const std::set<sys_days>& fixed) {
        constexpr std::string_view kKey = "moved_to_work";
        for (const auto day : days_of(kKey)) {
            if (fixed.contains(day))
                fault(kKey, day, " is a day off as well");
            else if (!is_weekend(day) && !m_year.off.contains(day))
                fault(kKey, day, " is no Saturday, Sunday or transferred day");
            else if (!m_year.worked.insert(day).second)
                fault(kKey, day, " stands twice");
        }
        for (const auto day : m_year.worked)
            m_year.off.erase(day);
    }

    void read_short() {
        constexpr std::string_view kKey = "short_days";
        for (const auto day : days_of(kKey)) {
            const bool worked =
                m_year.worked.contains(day) || (!is_weekend(day) && !m_year.off.contains(day));
            if (!worked)
                fault(kKey, day, " is no working day");
            else if (!m_year.short_days.insert(day).second)
                fault(kKey, day, " stands twice");
        }
    }

    text::TomlTable& m_table;
    int m_number;
    CalendarYear m_year;
};

void read_year(text::TomlTable table, std::map<int, CalendarYear>& years) {
    const auto number = static_cast<int>(table.integer("year", 1992, 2200));
    if (!years.emplace(number, YearReader(table, number).read()).second)
        table.fault("year", "stands twice");
    table.finish();
}

Error invalid(const text::TomlFaults& faults) {
    return Error{"calendar.invalid", ErrorClass::Software, Remedy::Configure, faults.joined()};
}

}  // namespace

Result<WorkingDays> WorkingDays::load(const std::filesystem::path& file) {
    text::TomlFaults faults;
    const auto name = file.filename().string();
    const auto content = text::read_toml_file(file, name, faults);
    if (!content)
        return fail(invalid(faults));
    return parse(*content, name);
}

Result<WorkingDays> WorkingDays::parse(std::string_view content, const std::string& name) {
    text::TomlFaults faults;
    std::map<int, CalendarYear> all;
    if (const auto document = text::parse_toml(content, name, faults)) {
        text::TomlTable root(*document, name, "", faults);
        auto years = root.tables("years");
        if (years.empty())
            root.fault("years", "is missing");
        for (auto& year : years)
            read_year(std::move(year), all);
        root.finish();
    }
    if (!faults.empty())
        return fail(invalid(faults));
    return WorkingDays(std::move(all));
}

WorkingDays::WorkingDays(std::map<int, CalendarYear> years) : m_years(std::move(years)) {}

const CalendarYear* WorkingDays::year_of(Date date) const {
    const auto found = m_years.find(static_cast<int>(date.year()));
    return found == m_years.end() ? nullptr : &found->second;
}

bool WorkingDays::is_working(Date date) const {
    return is_moved_to_work(date) || (!is_weekend(sys_days(date)) && !is_day_off(date));
}

bool WorkingDays::is_short(Date date) const {
    const auto* year = year_of(date);
    return year != nullptr && year->short_days.contains(sys_days(date));
}

bool WorkingDays::is_day_off(Date date) const {
    const auto* year = year_of(date);
    return year != nullptr && year->off.contains(sys_days(date));
}

bool WorkingDays::is_moved_to_work(Date date) const {
    const auto* year = year_of(date);
    return year != nullptr && year->worked.contains(sys_days(date));
}

bool WorkingDays::covers(Date date) const {
    return year_of(date) != nullptr;
}

bool WorkingDays::is_confirmed(Date date) const {
    const auto* year = year_of(date);
    return year != nullptr && year->confirmed;
}

std::string_view WorkingDays::source_of(Date date) const {
    const auto* year = year_of(date);
    return year == nullptr ? std::string_view() : year->source;
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
