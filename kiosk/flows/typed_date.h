// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Dates as people type them on the on-screen keyboard: DD.MM.YYYY.
#pragma once

#include "core/calendar/civil_time.h"

#include <optional>
#include <string>
#include <string_view>

namespace tereze::flows {

/// Reads "05.03.1975"; nothing for an impossible or unfinished date.
std::optional<calendar::Date> parse_typed_date(std::string_view text);
std::string typed_date(calendar::Date date);
/// Puts the points in while digits are typed: "0503" becomes "05.03.".
std::string shape_typed_date(std::string_view text);

}  // namespace tereze::flows
