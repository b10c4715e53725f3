// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who asks: the terminal by its certificate, and the person who logged in on it.
#pragma once

#include "server/accounts/roles.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::accounts {

/// A monitor is no terminal that people see: it only reads /metrics.
enum class TerminalRole { SelfService, Desk, Board, Office, Monitor };

constexpr std::string_view to_string(TerminalRole role) {
    switch (role) {
        case TerminalRole::SelfService:
            return "self-service";
        case TerminalRole::Desk:
            return "desk";
        case TerminalRole::Board:
            return "board";
        case TerminalRole::Office:
            return "office";
        case TerminalRole::Monitor:
            return "monitor";
    }
    return "board";
}

constexpr std::optional<TerminalRole> terminal_role_from(std::string_view word) {
    for (const auto role : {TerminalRole::SelfService, TerminalRole::Desk, TerminalRole::Board,
                            TerminalRole::Office, TerminalRole::Monitor})
        if (to_string(role) == word)
            return role;
    return std::nullopt;
}

struct Terminal {
    std::string common_name;
    TerminalRole role = TerminalRole::Board;
    std::string hall;                   ///< where it stands: a hall, or an office of the state
    std::string desk;                   ///< the window's name; empty unless the role is Desk
    std::vector<std::string> services;  ///< that the window gives; none: all of the hall
};

struct Person {
    std::string account_id;
    std::string login;
    std::string name;
    std::string iin;
    std::vector<std::string> roles;
    std::vector<std::string> halls;  ///< and offices; none: all of them

    bool may(Permission permission) const { return allow(roles, permission); }
    bool belongs_to(std::string_view hall) const {
        return halls.empty() || std::find(halls.begin(), halls.end(), hall) != halls.end();
    }
};

struct Caller {
    Terminal terminal;
    std::optional<Person> person;

    std::string account_id() const { return person ? person->account_id : std::string(); }
};

}  // namespace tereze::server::accounts
