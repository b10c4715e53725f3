// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The paths of the public listener.
#pragma once

#include "core/regulation/keeper.h"
#include "core/text/translator.h"
#include "server/accounts/accounts.h"
#include "server/cases/case_registry.h"
#include "server/http/router.h"
#include "server/queue/hall_queue.h"
#include "server/terminals/terminals.h"

#include <map>
#include <string>
#include <vector>

namespace tereze::server::web {

/// What the pages show; everything must outlive the router.
struct Sources {
    queue::HallQueue& queue;
    cases::CaseRegistry& cases;
    store::Database& database;
    const regulation::CatalogueKeeper& catalogues;
    const std::vector<cases::Hall>& halls;
    const cases::Offices& offices;
    const text::Translator& translator;
    accounts::Accounts& accounts;
    terminals::Terminals& terminals;
    const std::map<std::string, queue::HallRules>& rules;
    const Clock& clock;
};

/// What needs no log-in: tickets, receipts, the server's health.
void add_public_routes(http::Router& router, const Sources& sources);
/// What supervisors see after a log-in.
void add_supervisor_routes(http::Router& router, const Sources& sources);

}  // namespace tereze::server::web
