// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The catalogue that the server works by, and what the log says about it.
#pragma once

#include "core/regulation/keeper.h"
#include "server/app/config.h"

#include <memory>

namespace tereze::server::app {

/// The catalogue of [regulations], which has to know the region and the acts of [law]; the last
/// good one where it does not or has faults, each of which is a line of the log.
/// Errors: regulation.invalid (the detail has every fault, one a line).
Result<std::unique_ptr<regulation::CatalogueKeeper>> open_catalogue(const ServerConfig& config);

/// Reads the catalogue's folder again and logs what came of it. server.toml is not read again.
void reload_catalogue(regulation::CatalogueKeeper& keeper);

}  // namespace tereze::server::app
