// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The way of a case through its regulation: from the steps of its manifest to its registration, and
// back from its journal. No input, no output.
#pragma once

#include "core/casework/manifest.h"
#include "core/casework/procedure.h"
#include "server/cases/case_store.h"

#include <memory>
#include <string>

namespace tereze::server::cases {

/// A case on its way, and the catalogue that its regulation lives in.
struct CaseProcedure {
    std::shared_ptr<const regulation::Catalogue> catalogue;
    casework::Procedure procedure;
};

/// Walks the steps that a manifest lists, for a natural person, up to the step with which the case
/// comes to the server (it is signed, or scanned at the provider's office), where it stands then.
/// Nothing tells when each of them ended: all bear the operator's login, which applicants have
/// none of, and the time of the manifest, if it lies before `now`. Errors:
/// cases.applicant_not_allowed, cases.step_not_allowed (a step is left out, foreign or one too
/// many, or the regulation describes no such way).
Result<casework::Procedure> walk_steps(const regulation::Catalogue& catalogue,
                                       const casework::Manifest& manifest, calendar::TimePoint now);

/// What makes a signed case a registered one: it was signed, sent, and has its number.
/// Errors: cases.step_not_allowed (the regulation has another order).
Result<> register_request(casework::Procedure& procedure, const std::string& login,
                          calendar::TimePoint now);

/// A journal as it was stored with a case.
struct StoredJournal {
    std::string json;
    std::string digest;  ///< of its chain, as the server's own journal of facts has it
};

/// The same state again. Errors: casework.journal_invalid where the journal was changed or is not
/// the one of this case, and those of Procedure::begin where the catalogue has lost the service.
Result<CaseProcedure> replay(std::shared_ptr<const regulation::Catalogue> catalogue,
                             const CaseRecord& record, const StoredJournal& journal);

}  // namespace tereze::server::cases
