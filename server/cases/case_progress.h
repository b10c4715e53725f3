// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A registered case goes on: its row, its way through the regulation and the fact of its journal
// are changed together. Called inside Database::read and Database::write.
#pragma once

#include "server/accounts/caller.h"
#include "server/cases/case_procedure.h"
#include "server/cases/case_status.h"
#include "server/store/database.h"

#include <memory>
#include <string>

namespace tereze::server::cases {

struct OpenCase {
    CaseRecord record;
    CaseProcedure way;
};

/// Errors: cases.not_found, cases.journal_absent (registered before journals were kept), and those
/// of replay.
Result<OpenCase> open_case(store::Connection& connection,
                           std::shared_ptr<const regulation::Catalogue> catalogue,
                           const std::string& id);

/// Notes the digest of a case's journal among the facts, which ties the two together.
void note_journal(store::Connection& connection, Clock::TimePoint now,
                  const accounts::Caller& caller, const std::string& case_id,
                  const casework::Journal& journal);

/// Stores how far the case is now.
void save_case(store::Connection& connection, Clock::TimePoint now, const accounts::Caller& caller,
               const OpenCase& open);

}  // namespace tereze::server::cases
