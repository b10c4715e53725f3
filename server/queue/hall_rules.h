// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How a hall runs its queue: values of the centre, from server.toml.
#pragma once

#include "core/text/localized.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::queue {

/// People whom the hall calls before others: the centre says who they are.
struct Benefit {
    std::string id;
    text::Localized name;
    std::int64_t rank = 0;  ///< negative; the smallest first
};

/// Times that people may book. Values of the centre; the acts say nothing of them.
struct AppointmentRules {
    std::int64_t places = 0;             ///< of each time; none: there are no appointments
    std::chrono::minutes first{9 * 60};  ///< after midnight in Almaty
    std::chrono::minutes last{17 * 60 + 30};
    std::chrono::minutes slot{15};
    std::int64_t days_ahead = 14;
    std::int64_t one_in_days = 10;   ///< a person books once in so many days
    std::chrono::minutes early{30};  ///< from then on one may check in
    std::chrono::minutes late{15};   ///< and until then
    std::int64_t rank = -101;        ///< of a ticket with an appointment: before every benefit
};

struct HallRules {
    std::optional<std::int64_t> tickets_a_day;
    std::optional<std::int64_t> tickets_a_person;  ///< of one day
    std::int64_t recalls = 3;                      ///< after the first call
    std::chrono::minutes wait_limit{30};  ///< of the acts; alarms start at four fifths of it
    std::chrono::minutes park{60};        ///< at most, and where the window says nothing
    std::chrono::minutes come_back{60};   ///< after a no-show
    std::vector<Benefit> benefits;
    AppointmentRules appointments;

    const Benefit* benefit(std::string_view id) const {
        const auto found = std::find_if(benefits.begin(), benefits.end(),
                                        [&](const Benefit& one) { return one.id == id; });
        return found == benefits.end() ? nullptr : &*found;
    }
};

}  // namespace tereze::server::queue
