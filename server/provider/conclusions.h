// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Conclusions: the licensor asks the bodies that the act names, each answers with a signature.
#pragma once

#include "server/provider/conclusion_store.h"
#include "server/provider/office_case.h"

#include <string>
#include <vector>

namespace tereze::server::provider {

/// Safe to use from several threads and processes. Everything answers cases.not_found where the
/// case is another office's, and conclusions.not_found where the conclusion is.
class Conclusions {
  public:
    explicit Conclusions(Sources sources) : m_sources(sources) {}

    /// Asks every body that the act names for the case and that was not asked yet; returns all of
    /// the case. Errors: conclusions.none_needed (the act names none), office.not_executor,
    /// office.case_state_wrong.
    Result<std::vector<Conclusion>> ask(const accounts::Caller& caller, const std::string& case_id);
    Result<std::vector<Conclusion>> of_case(const accounts::Caller& caller,
                                            const std::string& case_id);
    /// What the caller's office has been asked and not answered.
    Result<std::vector<Conclusion>> open(const accounts::Caller& caller);

    struct Answer {
        bool positive = false;
        std::string text;
    };
    /// The text to be signed, by the body; by the licensor where the body has no office here and
    /// answered on paper. It takes the place of the one before.
    /// Errors: conclusions.given, conclusions.case_decided, conclusions.reason_missing.
    Result<Bytes> draft(const accounts::Caller& caller, const std::string& id,
                        const Answer& answer);
    /// Gives the conclusion of the caller's own draft. The same person's again: the same.
    /// Errors: conclusions.no_draft, conclusions.given, conclusions.case_decided, and those of
    /// check_signature.
    Result<Conclusion> sign(const accounts::Caller& caller, const std::string& id,
                            ByteView signature);
    /// For the body and for the licensor.
    Result<conclusion_store::Signed> document(const accounts::Caller& caller,
                                              const std::string& id);
    /// The case that it is about. Errors: as above.
    Result<cases::CaseRecord> about(const accounts::Caller& caller, const std::string& id);

  private:
    /// One that the caller's office is asked for, of a case that is still open.
    Result<Conclusion> open_one(store::Connection& connection, const accounts::Caller& caller,
                                const std::string& id) const;
    Sources m_sources;
};

}  // namespace tereze::server::provider
