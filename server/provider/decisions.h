// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Decisions of an office: drafted by the department, given by the signature of its head.
#pragma once

#include "server/provider/decision_draft.h"
#include "server/provider/decision_store.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::provider {

/// Safe to use from several threads and processes. Everything answers decisions.not_found where a
/// decision is another office's.
class Decisions {
  public:
    explicit Decisions(Sources sources) : m_sources(sources) {}

    /// The draft of a case's decision, or of an order; it takes the place of the one before.
    /// Errors: cases.not_found, office.case_state_wrong, office.not_executor, those of
    /// decision_draft.h.
    Result<Decision> draft(const accounts::Caller& caller, const DecisionWanted& wanted);
    /// What waits for the head.
    Result<std::vector<Decision>> drafted(const accounts::Caller& caller);
    Result<Decision> show(const accounts::Caller& caller, const std::string& id);
    Result<DecisionPaper> paper(const accounts::Caller& caller, const std::string& id);
    /// Back to the department, with a word why. Errors: decisions.state_wrong.
    Result<Decision> give_back(const accounts::Caller& caller, const std::string& id,
                               const std::string& note);
    /// Gives the decision: everything that the draft was made by is looked at again, the case goes
    /// on, the register has the licence. The same person's again: the same.
    /// Errors: decisions.state_wrong, those of check_signature, of decision_draft.h and of
    /// licence_store. Whoever tried and was refused stands in the journal.
    Result<Decision> sign(const accounts::Caller& caller, const std::string& id,
                          ByteView signature);

  private:
    Result<Decision> own(store::Connection& connection, const accounts::Caller& caller,
                         const std::string& id) const;
    Result<casework::DecisionDocument> document_of(store::Connection& connection,
                                                   const accounts::Caller& caller,
                                                   const DecisionWanted& wanted) const;
    Result<Decision> give(store::Connection& connection, const accounts::Caller& caller,
                          Decision decision, const DecisionPaper& signed_paper);
    Result<> conclude_case(store::Connection& connection, const accounts::Caller& caller,
                           const Decision& decision, const casework::DecisionDocument& document);
    void note_refusal(const accounts::Caller& caller, const std::string& id, const Error& error);

    Sources m_sources;
};

}  // namespace tereze::server::provider
