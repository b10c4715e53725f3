// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Numbers of cases, without gaps. Called inside Database::write.
#pragma once

#include "core/base/clock.h"
#include "server/store/connection.h"

#include <string>

namespace tereze::server::cases {

/// "075-26-000042": the place (hall or office), the year in Almaty, a number.
std::string next_registration_number(store::Connection& connection, const std::string& place,
                                     Clock::TimePoint now);
/// "301/26-000042": of an office's incoming journal.
std::string next_incoming_number(store::Connection& connection, const std::string& office,
                                 Clock::TimePoint now);

}  // namespace tereze::server::cases
