// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A registered case goes on.
#include "server/cases/case_progress.h"

#include "server/store/journal.h"

#include <spdlog/spdlog.h>

namespace tereze::server::cases {
namespace {

/// The fact whose detail is the digest of the case's journal.
constexpr auto kProcedureStored = "case.procedure";

}  // namespace

Result<OpenCase> open_case(store::Connection& connection,
                           std::shared_ptr<const regulation::Catalogue> catalogue,
                           const std::string& id) {
    auto record = case_store::find(connection, id);
    if (!record)
        return fail("cases.not_found", ErrorClass::Software, Remedy::None);
    const auto json = case_store::procedure_journal(connection, id);
    const auto digest = store::last_detail(connection, kProcedureStored, id);
    if (!json && !digest)
        return fail("cases.journal_absent", ErrorClass::Software, Remedy::None);
    // One without the other was taken away.
    auto way = replay(std::move(catalogue), *record, {json.value_or(""), digest.value_or("")});
    if (!way) {
        spdlog::error("journal of case {}: {} ({})", id, way.error().code, way.error().detail);
        return tl::unexpected(std::move(way).error());
    }
    return OpenCase{std::move(*record), std::move(*way)};
}

void note_journal(store::Connection& connection, Clock::TimePoint now,
                  const accounts::Caller& caller, const std::string& case_id,
                  const casework::Journal& journal) {
    store::write_fact(connection, now,
                      {caller.terminal.common_name, caller.account_id(), kProcedureStored, case_id,
                       journal.digest()});
}

void save_case(store::Connection& connection, Clock::TimePoint now, const accounts::Caller& caller,
               const OpenCase& open) {
    const auto& journal = open.way.procedure.journal();
    case_store::update(connection, open.record, journal.to_json());
    note_journal(connection, now, caller, open.record.id, journal);
}

}  // namespace tereze::server::cases
