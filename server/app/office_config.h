// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// [[office]] of server.toml.
#pragma once

#include "core/regulation/catalogue.h"
#include "core/text/toml_reader.h"
#include "server/cases/offices.h"

#include <vector>

namespace tereze::server::app {

struct ServerConfig;

/// Reads a table but for its `name`; what it says of services and bodies is checked by
/// check_offices. Adds a fault where it clashes with an office `before` it.
cases::Office read_office(text::TomlTable& table, const std::vector<cases::Office>& before);

/// Errors: server.config_invalid where an office provides or is something that the catalogue does
/// not have, or a service is set for a body that no act names.
Result<> check_offices(const ServerConfig& config, const regulation::Catalogue& catalogue);

}  // namespace tereze::server::app
