// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// server.toml, read and checked as a whole.
#pragma once

#include "core/regulation/practice.h"
#include "server/accounts/accounts.h"
#include "server/app/gateway_config.h"
#include "server/app/payment_config.h"
#include "server/cases/case_registry.h"
#include "server/http/tls.h"
#include "server/queue/hall_rules.h"
#include "server/revocation/status_service.h"
#include "server/store/database.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tereze::server::app {

/// How terminals get their certificates; without an authority none does here.
struct EnrolmentConfig {
    std::filesystem::path authority;  ///< PEM
    std::filesystem::path key;        ///< PEM
    std::chrono::hours validity{24 * 90};
    std::chrono::hours invitation{24};
};

struct ServerConfig {
    std::string api_address;  ///< "127.0.0.1:8443"; port 0 takes any free one
    std::string public_address;
    http::TlsFiles tls;
    std::filesystem::path seal_certificate;
    std::filesystem::path seal_key;
    std::filesystem::path people_ca;
    revocation::StatusOptions revocation;
    store::Address database;
    std::filesystem::path regulations;      ///< the folder config/
    std::filesystem::path catalogue_state;  ///< where the last good catalogue is kept
    std::filesystem::path messages;         ///< the folder of kk/LC_MESSAGES/tereze.mo and so on
    regulation::Practice practice;
    std::uint32_t practice_line = 0;  ///< of [law] in the file, for faults that only show later
    std::string file_name;            ///< "server.toml"
    GatewayConfig gateway;
    std::string base_url;  ///< of public pages; "{port}" stands for the public listener's port
    accounts::LoginPolicy login;
    std::vector<cases::Hall> halls;
    cases::Offices offices;
    PaymentConfig payments;
    /// By hall and service: letters that replace the service's own queue prefix.
    std::map<std::pair<std::string, std::string>, std::string> prefixes;
    std::map<std::string, queue::HallRules> rules;  ///< by hall
    std::vector<accounts::Terminal> terminals;
    EnrolmentConfig enrolment;
};

/// Whether a terminal can stand there, or an account be bound to it: a hall or an office.
bool has_place(const ServerConfig& config, const std::string& id);

/// Relative paths count from the file's folder. Every fault is reported at once.
/// Errors: server.config_invalid (the detail lists file, line and key).
Result<ServerConfig> load_config(const std::filesystem::path& file);

}  // namespace tereze::server::app
