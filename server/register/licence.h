// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A licence in the register, with its annexes.
#pragma once

#include "core/casework/office_documents.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::licences {

enum class LicenceState { Issued, Suspended, Terminated, Replaced };

constexpr std::string_view to_string(LicenceState state) {
    switch (state) {
        case LicenceState::Issued:
            return "issued";
        case LicenceState::Suspended:
            return "suspended";
        case LicenceState::Terminated:
            return "terminated";
        case LicenceState::Replaced:
            return "replaced";
    }
    return "terminated";
}

struct Annex {
    std::int64_t number = 0;
    std::vector<std::string> sub_kinds;
    std::string issued_on;  ///< ISO date
};

struct Licence {
    std::string unique_number;
    std::string token;  ///< of its public page
    std::string office;
    std::string series;
    std::int64_t number = 0;
    std::string service_id;
    std::string holder_number;
    std::string holder_name;
    std::vector<std::string> sub_kinds;
    std::string issued_on;    ///< ISO date
    std::string valid_until;  ///< ISO date; empty: without a term
    LicenceState state = LicenceState::Issued;
    std::string replaces;  ///< unique number of the one before; may be empty
    std::int64_t duplicates = 0;
    std::vector<Annex> annexes;
};

/// The state that an order leads to; nothing where the licence is not in the state for it: issued
/// ones are suspended, suspended ones resumed, either terminated.
constexpr std::optional<LicenceState> after_order(LicenceState now, casework::DecisionKind order) {
    using casework::DecisionKind;
    const bool lives = now == LicenceState::Issued || now == LicenceState::Suspended;
    if (order == DecisionKind::Suspension && now == LicenceState::Issued)
        return LicenceState::Suspended;
    if (order == DecisionKind::Resumption && now == LicenceState::Suspended)
        return LicenceState::Issued;
    if (order == DecisionKind::Termination && lives)
        return LicenceState::Terminated;
    return std::nullopt;
}

}  // namespace tereze::server::licences
