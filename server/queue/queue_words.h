// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the parts of HallQueue share: names in the store, and one refusal.
#pragma once

#include "core/base/result.h"
#include "server/queue/ticket.h"

#include <string>

namespace tereze::server::queue {

/// The series that places in a queue are drawn from.
inline constexpr auto kPlaces = "ticket_place";

/// Of store::Database: what is done in one hall is done one after the other.
inline std::string line_of(const std::string& hall) {
    return "queue/" + hall;
}

inline auto state_wrong(const Ticket& ticket) {
    return fail("tickets.state_wrong", ErrorClass::Software, Remedy::None,
                std::string(to_string(ticket.state)));
}

}  // namespace tereze::server::queue
