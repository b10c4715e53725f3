// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ISO 8601 and the date forms of the three languages, independent of any installed locale.
#include "core/calendar/civil_time.h"

#include <fmt/format.h>

#include <array>

namespace tereze::calendar {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::seconds;

struct ClockTime {
    int hour;
    int minute;
    int second;
};

ClockTime clock_of(TimePoint time) {
    const auto since_midnight = floor<seconds>(time - floor<days>(time)).count();
    return {static_cast<int>(since_midnight / 3600), static_cast<int>(since_midnight / 60 % 60),
            static_cast<int>(since_midnight % 60)};
}

unsigned month_of(Date date) {
    return static_cast<unsigned>(date.month());
}
unsigned day_of(Date date) {
    return static_cast<unsigned>(date.day());
}
int year_of(Date date) {
    return static_cast<int>(date.year());
}

/// Takes exactly `count` digits off the front; nothing where there are fewer.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day)
        return std::nullopt;
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return date;
}

/// "05:19" with a bound for the hours.
std::optional<std::chrono::minutes> take_clock(std::string_view& text) {
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take(text, ':'))
        return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

/// ".5" to ".123456789"; longer fractions are cut at nanoseconds. Zero where there is none.
std::optional<std::chrono::nanoseconds> take_fraction(std::string_view& text) {
    if (!take(text, '.'))
        return std::chrono::nanoseconds(0);
    std::int64_t value = 0;
    std::int64_t unit = 1'000'000'000;
    std::size_t digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
        ++digits;
        if (unit == 1)
            continue;
        unit /= 10;
        value += (text.front() - '0') * unit;
    }
    if (digits == 0)
        return std::nullopt;
    return std::chrono::nanoseconds(value);
}

/// "Z" or "+05:00"; what local time is ahead of UTC.
std::optional<std::chrono::minutes> take_offset(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z'))
        return std::chrono::minutes(0);
    const bool behind = !text.empty() && text.front() == '-';
    if (!take(text, '+') && !take(text, '-'))
        return std::nullopt;
    const auto offset = take_clock(text);
    if (!offset)
        return std::nullopt;
    return behind ? -*offset : *offset;
}

}  // namespace

Date date_in_almaty(TimePoint time) {
    return Date(floor<days>(time + kAlmatyOffset));
}

LocalTime local_in_almaty(TimePoint time) {
    return LocalTime(floor<seconds>(time + kAlmatyOffset).time_since_epoch());
}

TimePoint from_local_in_almaty(LocalTime time) {
    return TimePoint(time.time_since_epoch()) - kAlmatyOffset;
}

std::string iso_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_of(date), day_of(date));
}

std::string iso_time(TimePoint time) {
    const auto [hour, minute, second] = clock_of(time);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_date(Date(floor<days>(time))), hour, minute,
                       second);
}

std::optional<Date> parse_iso_date(std::string_view text) {
    const auto date = take_date(text);
    if (!text.empty())
        return std::nullopt;
    return date;
}

std::optional<TimePoint> parse_iso_time(std::string_view text) {
    const auto date = take_date(text);
    if (!date || (!take(text, 'T') && !take(text, 't')))
        return std::nullopt;
    // system_clock counts nanoseconds in 64 bits: beyond these years the sum below would overflow.
    if (date->year() < std::chrono::year(1700) || date->year() > std::chrono::year(2200))
        return std::nullopt;
    const auto clock = take_clock(text);
    if (!clock || !take(text, ':'))
        return std::nullopt;
    const auto second = take_number(text, 2);
    // RFC 3339 §5.6 allows 60 for a leap second; it becomes the next second, as POSIX time has it.
    if (!second || *second > 60)
        return std::nullopt;
    const auto fraction = take_fraction(text);
    if (!fraction)
        return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty())
        return std::nullopt;
    return std::chrono::time_point_cast<TimePoint::duration>(
        std::chrono::sys_days(*date) + *clock + seconds(*second) + *fraction - *offset);
}

std::string short_date(Date date) {
    return fmt::format("{:02}.{:02}.{:04}", day_of(date), month_of(date), year_of(date));
}

std::string short_clock(TimePoint time) {
    const auto [hour, minute, second] = clock_of(time + kAlmatyOffset);
    return fmt::format("{:02}:{:02}", hour, minute);
}

std::string short_date_time(TimePoint time) {
    return short_date(date_in_almaty(time)) + " " + short_clock(time);
}

std::string long_date(Date date, text::Language language) {
    using Months = std::array<std::string_view, 12>;
    static constexpr Months kKazakh{"қаңтар", "ақпан", "наурыз",   "сәуір", "мамыр",  "маусым",
                                    "шілде",  "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"};
    static constexpr Months kRussianGenitive{"января",   "февраля", "марта",  "апреля",
                                             "мая",      "июня",    "июля",   "августа",
                                             "сентября", "октября", "ноября", "декабря"};
    static constexpr Months kEnglish{"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
    const std::size_t month = month_of(date) - 1;
    switch (language) {
        case text::Language::Kazakh:
            return fmt::format("{} жылғы {} {}", year_of(date), day_of(date), kKazakh.at(month));
        case text::Language::Russian:
            return fmt::format("{} {} {} года", day_of(date), kRussianGenitive.at(month),
                               year_of(date));
        case text::Language::English:
            return fmt::format("{} {} {}", day_of(date), kEnglish.at(month), year_of(date));
    }
    return iso_date(date);
}

}  // namespace tereze::calendar
