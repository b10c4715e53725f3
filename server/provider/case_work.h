// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The licensor's incoming journal and the department's work list.
#pragma once

#include "server/cases/case_registry.h"
#include "server/provider/office_case.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::provider {

/// Safe to use from several threads and processes.
class CaseWork {
  public:
    explicit CaseWork(Sources sources) : m_sources(sources) {}

    struct Item {
        cases::CaseRecord record;
        Terms terms;
        std::optional<calendar::TermStanding> standing;  ///< to the term of the result
    };
    struct List {
        std::vector<Item> items;
        std::optional<cases::CasePlace> next;
    };
    /// An office's cases of a status, what waits longest first.
    Result<List> list(const std::string& office, cases::CaseStatus status,
                      cases::PageWanted wanted);
    Result<Item> show(const accounts::Caller& caller, const std::string& id);

    /// Into the incoming journal, with its incoming number (кіріс нөмірі), and on to the
    /// department. Again for one that is there: the same. Errors (all below): cases.not_found,
    /// office.case_state_wrong, and those of open_case.
    Result<Item> accept(const accounts::Caller& caller, const std::string& id);
    /// The caller works on it from now on. Whoever takes it over from another says so.
    /// Errors: also office.case_taken.
    Result<Item> take(const accounts::Caller& caller, const std::string& id, bool over);
    /// Whether the papers are complete (Жамбыл 2013, para 5: within two working days). Later is
    /// late, not refused.
    Result<Item> judge_completeness(const accounts::Caller& caller, const std::string& id,
                                    bool complete);

    /// Gives every office the cases of its services that were registered before it was there.
    Result<> adopt();

  private:
    using Change = std::function<Result<>(store::Connection&, cases::OpenCase&)>;
    Result<Item> change(const accounts::Caller& caller, const std::string& id,
                        const std::string& event, const Change& body);
    Item item_of(const regulation::Catalogue& catalogue, cases::CaseRecord record) const;

    Sources m_sources;
};

}  // namespace tereze::server::provider
