// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a decision says, and whether the act allows it. Called inside Database::write.
#pragma once

#include "server/provider/conclusion_store.h"
#include "server/provider/office_case.h"
#include "server/register/licence.h"

#include <string>
#include <vector>

namespace tereze::server::provider {

/// What the department wants decided.
struct DecisionWanted {
    casework::DecisionKind kind = casework::DecisionKind::Refusal;
    std::string case_id;  ///< of a licence or a refusal
    /// The licence that there is: of a re-issue, a duplicate, an annex, an order. May be one from
    /// before the register where it is not for an annex or an order.
    std::string licence;
    bool annex = false;  ///< an annex to it, in place of a licence of its own
    std::vector<std::string> sub_kinds;
    calendar::Date valid_until{};  ///< not set: without a term
    std::string ground;            ///< of a refusal: id in the act
    std::string reason;            ///< of a refusal or an order
    calendar::Date until{};        ///< of a suspension
    bool deemed_issued = false;    ///< since nobody answered in time
};

/// That a licence may be given now: the papers are complete, and every body that the act names has
/// agreed; or that the act has it issued since nobody answered in time.
/// Errors: decisions.completeness_missing, decisions.conclusion_missing,
/// decisions.conclusion_negative, decisions.not_deemed_issued.
Result<> check_grounds_of_licence(store::Connection& connection, const Sources& sources,
                                  const cases::OpenCase& open, bool deemed_issued);

/// The licence that a draft is about, with its number: one that an earlier draft of the case had is
/// used again. Errors: decisions.sub_kind_unknown, decisions.licence_missing,
/// decisions.licence_not_wanted, licences.not_found (also somebody else's), licences.state_wrong.
Result<casework::LicenceData> draft_licence(store::Connection& connection, const Sources& sources,
                                            const cases::OpenCase& open,
                                            const DecisionWanted& wanted);

/// Errors: decisions.ground_unknown (not on the act's list for the operation, or the act has no
/// list), decisions.reason_missing.
Result<casework::RefusalData> draft_refusal(const cases::OpenCase& open,
                                            const DecisionWanted& wanted);

/// Errors: licences.not_found, licences.state_wrong, decisions.reason_missing.
Result<casework::LicenceData> draft_order(store::Connection& connection, const std::string& office,
                                          const DecisionWanted& wanted);

}  // namespace tereze::server::provider
