// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What came of a case, on its way to the applicant.
#pragma once

#include "server/provider/decision_store.h"
#include "server/provider/office_case.h"

#include <string>

namespace tereze::server::provider {

/// Safe to use from several threads and processes. Everything answers cases.not_found where the
/// case is another hall's or another applicant's, and results.none while nothing was decided.
class Results {
  public:
    explicit Results(Sources sources) : m_sources(sources) {}

    /// For the desk of the hall that the case was handed in at, and for the applicant.
    Result<DecisionPaper> paper(const accounts::Caller& caller, const std::string& case_id);
    /// The paper of the result has come to the centre. Again: the same. Errors:
    /// office.case_state_wrong.
    Result<cases::CaseRecord> arrived(const accounts::Caller& caller, const std::string& case_id);
    /// The applicant has it: from the operator's hand, or opened at a self-service terminal. Again:
    /// the same. Errors: office.case_state_wrong (not ready yet).
    Result<cases::CaseRecord> hand_over(const accounts::Caller& caller, const std::string& case_id);

  private:
    Result<cases::CaseRecord> advance(const accounts::Caller& caller, const std::string& case_id,
                                      cases::CaseStatus from, cases::CaseStatus to);
    /// A case that the caller may see: the hall's for an operator, the own for an applicant.
    Result<cases::CaseRecord> visible(store::Connection& connection, const accounts::Caller& caller,
                                      const std::string& case_id) const;
    Sources m_sources;
};

}  // namespace tereze::server::provider
