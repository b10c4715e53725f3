// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which person may do what: the one table of roles.
#include "server/accounts/roles.h"

#include <array>

namespace tereze::server::accounts {
namespace {

using enum Permission;

constexpr std::array<Role, 8> kRoles{{
    {"operator", {WorkAtDesk, ServeVisitors, ReadStatistics}},
    {"supervisor", {WorkAtDesk, ReadStatistics, WatchHall}},
    {"head", {WorkAtDesk, ReadStatistics, WatchHall, WorkAtOffice, SignDecisions}},
    {"chancellery", {WorkAtOffice, KeepIncoming}},
    {"licensing", {WorkAtOffice, ExamineCases}},
    {"concurring", {WorkAtOffice, GiveConclusions}},
    {"administrator", {WorkAtDesk, ManageTerminals}},
    {kApplicant, {ApplyForOneself}},
}};

}  // namespace

std::span<const Role> all_roles() {
    return kRoles;
}

const Role* find_role(std::string_view name) {
    const auto found = std::find_if(kRoles.begin(), kRoles.end(),
                                    [&](const Role& role) { return role.name == name; });
    return found == kRoles.end() ? nullptr : &*found;
}

bool allow(const std::vector<std::string>& roles, Permission permission) {
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& name) {
        const auto* role = find_role(name);
        return role != nullptr && std::find(role->permissions.begin(), role->permissions.end(),
                                            permission) != role->permissions.end();
    });
}

}  // namespace tereze::server::accounts
