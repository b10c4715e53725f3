// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A case as its licensor sees it: with the regulation that it follows and its terms.
#pragma once

#include "core/calendar/terms.h"
#include "core/casework/office_documents.h"
#include "server/cases/case_progress.h"
#include "server/provider/sources.h"

#include <optional>
#include <string>

namespace tereze::server::provider {

/// The times that the act gives for a case; nothing where it states none.
struct Terms {
    std::optional<calendar::TermEnd>
        completeness;  ///< of the check whether the papers are complete
    std::optional<calendar::TermEnd> result;
    /// The act has the licence issued where nobody answered in time, and nobody did.
    bool deemed_issued = false;
};

/// A case of the caller's office, for a change or a look. Errors: cases.not_found (also another
/// office's), and those of open_case.
Result<cases::OpenCase> open_own(store::Connection& connection, const Sources& sources,
                                 const accounts::Caller& caller, const std::string& id);

/// The regulation that a case is handled by; nullptr where the catalogue has lost it.
const regulation::Service* service_of(const regulation::Catalogue& catalogue,
                                      const cases::CaseRecord& record);
Terms terms_of(const Sources& sources, const regulation::Service& service,
               const cases::CaseRecord& record);
/// Bodies that the act wants to be asked about the case, by id.
std::vector<std::string> bodies_of(const regulation::Service& service,
                                   const cases::CaseRecord& record);
casework::CaseReference reference_of(const cases::CaseRecord& record);

/// Whether a status is one of the given. Errors: office.case_state_wrong.
Result<> need_status(const cases::CaseRecord& record,
                     std::initializer_list<cases::CaseStatus> allowed);

/// That the caller is who works on the case. Errors: office.case_state_wrong, office.not_executor.
Result<> need_executor(const cases::CaseRecord& record, const accounts::Caller& caller);

}  // namespace tereze::server::provider
