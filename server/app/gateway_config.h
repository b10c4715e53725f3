// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// [gateway] of server.toml.
#pragma once

#include "core/text/toml_reader.h"
#include "server/gateways/gateway.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

namespace tereze::server::app {

struct GatewayConfig {
    gateways::GatewayOptions options;
    /// Services of AsyncChannel by body: "almaty-2015/health-department".
    std::map<std::string, std::string, std::less<>> body_services;
    std::chrono::milliseconds conclusions_every{30'000};
};

/// Relative paths count from `folder`.
GatewayConfig read_gateway(text::TomlTable& table, const std::filesystem::path& folder);

/// The first line of a file, without its end; a fault where it cannot be read.
std::string first_line(text::TomlTable& table, const char* key, const std::filesystem::path& file);
/// A fault where the file holds no certificate.
std::optional<trust::Certificate> read_certificate(text::TomlTable& table, const char* key,
                                                   const std::filesystem::path& file);

}  // namespace tereze::server::app
