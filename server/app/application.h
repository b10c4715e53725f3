// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The composition root: every part is made here and handed to those that use it.
#pragma once

#include "server/app/config.h"
#include "server/terminals/terminals.h"

#include <functional>
#include <memory>

namespace tereze::server::app {

struct Ports {
    std::uint16_t api = 0;
    std::uint16_t pages = 0;
};

/// Serves until SIGTERM; `ready` is called once both listeners are open.
/// Errors: those of the files that are read, of the store and of the listeners.
Result<> serve(ServerConfig config, const std::function<void(Ports)>& ready);

/// Brings the tables of the database up to date, which a start does as well. Errors: store.in_use,
/// store.not_opened, store.migration_failed.
Result<> migrate(const ServerConfig& config);

/// Adds an account to the configured database.
/// An invitation for a terminal, as the desk of an administrator would make it.
/// Errors: those of Terminals::invite, accounts.hall_unknown.
Result<terminals::Invitation> invite_terminal(const ServerConfig& config,
                                              const accounts::Terminal& terminal);
Result<std::vector<terminals::KnownTerminal>> list_terminals(const ServerConfig& config);
/// Errors: those of Terminals::revoke.
Result<> revoke_terminal(const ServerConfig& config, const std::string& common_name);
Result<> add_account(const ServerConfig& config, const accounts::NewAccount& account,
                     const Secret& password);

}  // namespace tereze::server::app
