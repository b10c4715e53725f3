// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the rooms of an office look up.
#pragma once

#include "core/base/clock.h"
#include "core/calendar/working_days.h"
#include "core/regulation/keeper.h"
#include "core/trust/certificates/certificate.h"
#include "server/accounts/caller.h"
#include "server/cases/offices.h"
#include "server/revocation/status_service.h"
#include "server/store/database.h"

#include <string>
#include <vector>

namespace tereze::server::provider {

/// Everything must outlive those who use it.
struct Sources {
    store::Database& database;
    const Clock& clock;
    const regulation::CatalogueKeeper& catalogues;
    const calendar::WorkingDays& working_days;
    const cases::Offices& offices;
    revocation::StatusService& statuses;
    const std::vector<trust::Certificate>& anchors;  ///< of people
};

/// The line (database.h) in which everything about an office's cases is changed.
inline std::string line_of(const std::string& office) {
    return "office/" + office;
}

}  // namespace tereze::server::provider
