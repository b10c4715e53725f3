// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// [payments] of server.toml.
#pragma once

#include "core/text/toml_reader.h"
#include "core/trust/certificates/certificate.h"
#include "server/payments/fee_rules.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::app {

struct PaymentConfig {
    std::string kbk = "105402";
    std::string knp = "911";
    std::chrono::minutes life{60};
    std::optional<trust::Certificate> notifications_signed_by;
    std::vector<payments::Rate> rates;
};

/// Relative paths count from `folder`.
PaymentConfig read_payments(text::TomlTable& table, const std::filesystem::path& folder);

}  // namespace tereze::server::app
