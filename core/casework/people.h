// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who works at a desk, and the short line of a case in a list.
#pragma once

#include <string>

#include "core/calendar/civil_time.h"

namespace tereze::casework {

struct Operator {
    std::string login;
    std::string name;
    std::string iin;
};

struct CaseSummary {
    std::string case_id;
    std::string registration_number;
    std::string applicant_name;
    std::string service_id;
    calendar::TimePoint registered_at{};
};

}  // namespace tereze::casework
