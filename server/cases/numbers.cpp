// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Numbers of cases.
#include "server/cases/numbers.h"

#include "core/calendar/civil_time.h"

#include <fmt/format.h>

namespace tereze::server::cases {
namespace {

int year_of(Clock::TimePoint now) {
    return static_cast<int>(calendar::date_in_almaty(now).year()) % 100;
}

}  // namespace

std::string next_registration_number(store::Connection& connection, const std::string& place,
                                     Clock::TimePoint now) {
    const auto year = year_of(now);
    return fmt::format("{}-{:02}-{:06}", place, year,
                       connection.count_up(fmt::format("case/{}/{:02}", place, year)));
}

std::string next_incoming_number(store::Connection& connection, const std::string& office,
                                 Clock::TimePoint now) {
    const auto year = year_of(now);
    return fmt::format("{}/{:02}-{:06}", office, year,
                       connection.count_up(fmt::format("incoming/{}/{:02}", office, year)));
}

}  // namespace tereze::server::cases
