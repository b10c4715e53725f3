// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which person may do what: the one table of roles.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::accounts {

enum class Permission {
    WorkAtDesk,       ///< log in at a desk
    ServeVisitors,    ///< call tickets, look applicants up, register cases
    ReadStatistics,   ///< of the hall's days
    WatchHall,        ///< the page with the live hall: who waits, which windows work
    ManageTerminals,  ///< let terminals in and out
    WorkAtOffice,     ///< log in at a terminal of an office of the state
    KeepIncoming,     ///< the licensor's incoming journal
    ExamineCases,     ///< take cases, ask for conclusions, draft decisions
    GiveConclusions,  ///< for a body that licensors ask
    SignDecisions,    ///< licences, refusals, orders about licences
    ApplyForOneself   ///< at a self-service terminal: applications of one's own
};
inline constexpr std::string_view kApplicant = "applicant";

struct Role {
    std::string_view name;  ///< as in accounts and on the wire
    std::initializer_list<Permission> permissions;
};

/// All roles of people. What a terminal may do without a person is its own role's matter.
std::span<const Role> all_roles();
/// Nothing where there is no such role.
const Role* find_role(std::string_view name);
/// Whether one of the roles allows it.
bool allow(const std::vector<std::string>& roles, Permission permission);

}  // namespace tereze::server::accounts
