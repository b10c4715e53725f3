// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The paths of the public listener.
#pragma once

#include "core/regulation/keeper.h"
#include "core/text/translator.h"
#include "server/cases/case_registry.h"
#include "server/http/router.h"
#include "server/queue/hall_queue.h"

#include <functional>

namespace tereze::server::web {

/// What the pages show; everything must outlive the router.
struct Sources {
    queue::HallQueue& queue;
    cases::CaseRegistry& cases;
    store::Database& database;
    const regulation::CatalogueKeeper& catalogues;
    const std::vector<cases::Hall>& halls;
    const text::Translator& translator;
};

void add_public_routes(http::Router& router, const Sources& sources);

}  // namespace tereze::server::web
